/**
 * Frames about orders nobody here knows, held while a POST is on its way: the venue may announce an order before
 * it answers the POST that made it, and the row must not appear twice.
 */
export interface HeldOrderFrames<Frame> {
  /** Marks a POST as under way; call the result when its reply was recorded, whatever it was. */
  posting(): () => void;
  /** Holds the frame and returns true while a POST is under way. */
  hold(frame: Frame): boolean;
}

/** `release` gets the held frames in the order of their arrival once no POST is under way. */
export function createHeldOrderFrames<Frame>(
  release: (frame: Frame) => void,
): HeldOrderFrames<Frame> {
  let posts = 0;
  let held: Frame[] = [];
  return {
    posting() {
      posts += 1;
      let settled = false;
      return () => {
        if (settled) return;
        settled = true;
        posts -= 1;
        if (posts > 0) return;
        const frames = held;
        held = [];
        for (const frame of frames) release(frame);
      };
    },
    hold(frame) {
      if (posts === 0) return false;
      held.push(frame);
      return true;
    },
  };
}
