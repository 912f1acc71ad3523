import type { Log } from '../core/ports.ts';
import { attempt } from './attempt.ts';

/** Runs reads that an account can be shown without: null where one fails, and the log says which. */
export type OptionalRead = <T>(name: string, read: () => Promise<T>) => Promise<T | null>;

/** A failure is logged once, not at every poll, and again after the read worked in between. */
export function createOptionalReads(log: Pick<Log, 'warn'>): OptionalRead {
  const failing = new Set<string>();
  return async (name, read) => {
    const answer = await attempt(read);
    if (answer.ok) {
      failing.delete(name);
      return answer.value;
    }
    if (!failing.has(name)) log.warn('risk.incomplete', { without: name, error: answer.error });
    failing.add(name);
    return null;
  };
}
