import type { AccountSources } from './temp-account-sync.ts';

export interface HeldAnswers {
  /** How many answers are being held. */
  readonly waiting: number;
  letGo(): void;
}

/** Holds back the answers of one source until they are released. */
export function holdBack(sources: AccountSources, name: keyof AccountSources): HeldAnswers {
  const answer = sources[name] as (...query: unknown[]) => Promise<unknown>;
  let waiting: (() => void)[] = [];
  const held = async (...query: unknown[]): Promise<unknown> => {
    await new Promise<void>((letGo) => waiting.push(letGo));
    return answer(...query);
  };
  Object.assign(sources, { [name]: held });
  return {
    get waiting() {
      return waiting.length;
    },
    letGo() {
      const answers = waiting;
      waiting = [];
      for (const letGo of answers) letGo();
    },
  };
}
