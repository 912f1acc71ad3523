/**
 * Holds back what frames say about unknown orders while a POST is under way: the venue may announce an order before it
 * answers the POST that created it, and that order must not get a second row.
 */
export interface HeldOrderFrames {
  /** Begins to hold; call the result once the POST's reply is recorded, whatever it was. */
  hold(): () => void;
  /** Runs `apply` now, or once no POST is under way any more, in the order of arrival. */
  whenFree(apply: () => void): void;
}

export function createHeldOrderFrames(): HeldOrderFrames {
  let posts = 0;
  let held: (() => void)[] = [];
  return {
    hold() {
      posts += 1;
      let settled = false;
      return () => {
        if (settled) return;
        settled = true;
        posts -= 1;
        if (posts > 0) return;
        const released = held;
        held = [];
        for (const apply of released) apply();
      };
    },
    whenFree(apply) {
      if (posts === 0) apply();
      else held.push(apply);
    },
  };
}
