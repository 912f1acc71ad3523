/** A question rests this long before it is asked, so that nothing is asked per keystroke. */
const SETTLE_MS = 400;
/** Prices and pools move while an order is being thought about. */
const REPEAT_MS = 10_000;

interface Question<Answer> {
  ask(): Promise<Answer>;
  show(answer: Answer): void;
  /** Runs `task` once after `ms`; returns the function that cancels it. */
  schedule(ms: number, task: () => void): () => void;
}

/**
 * Asks a question once it has rested, and again from time to time. The function returned ends that: an answer still on its
 * way is never shown, so that it cannot overwrite that of a newer question.
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
