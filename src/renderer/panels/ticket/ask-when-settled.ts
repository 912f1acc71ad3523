/** A question has to stay unchanged this long before it is asked: not every keystroke is a question. */
const SETTLE_MS = 400;
/** Prices and pools move while the user thinks. */
const REPEAT_MS = 10_000;

interface Question<Answer> {
  ask(): Promise<Answer>;
  show(answer: Answer): void;
  /** Runs `task` once after `ms`; returns the function that cancels it. */
  schedule(ms: number, task: () => void): () => void;
}

/**
 * Asks a question once it has stayed unchanged for a moment, and again every ten seconds. The returned function ends
 * that; an answer still on its way is dropped, so it cannot overwrite the answer to a newer question.
 */
export function askWhenSettled<Answer>({ ask, show, schedule }: Question<Answer>): () => void {
  let ended = false;
  const once = async (): Promise<void> => {
    const answer = await ask();
    if (ended) return;
    show(answer);
    cancel = schedule(REPEAT_MS, once);
  };
  let cancel = schedule(SETTLE_MS, once);
  return () => {
    ended = true;
    cancel();
  };
}
