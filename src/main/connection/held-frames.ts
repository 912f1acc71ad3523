import type { AccountFrame } from '../venue/channel/account-frame.ts';

/** Far more than an account produces while a snapshot is fetched. */
const MAX_HELD = 10_000;

/**
 * Keeps frames back while a snapshot is fetched, so that none is lost between subscribing and the snapshot and
 * none is overwritten by it.
 */
export interface HeldFrames {
  /** From now on frames are kept; what was kept before stays. */
  hold(): void;
  /** Passes the frame on, or keeps it. */
  offer(frame: AccountFrame): void;
  /** Passes on what was kept, in order, then lets frames through. False: too many came, take another snapshot. */
  release(): boolean;
  /** Forgets what was kept: it belongs to a channel that was given up. */
  drop(): void;
}

export function createHeldFrames(onFrame: (frame: AccountFrame) => void): HeldFrames {
  let holding = false;
  let overflowed = false;
  let held: AccountFrame[] = [];
  const drop = (): void => {
    overflowed = false;
    held = [];
  };
  return {
    hold() {
      holding = true;
    },
    offer(frame) {
      if (!holding) onFrame(frame);
      else if (held.length < MAX_HELD) held.push(frame);
      else overflowed = true;
    },
    release() {
      const frames = afterSnapshot(held);
      const complete = !overflowed;
      holding = false;
      drop();
      for (const frame of frames) onFrame(frame);
      return complete;
    },
    drop,
  };
}

/**
 * Held frames as they apply to a newer snapshot. Order facts may come late, but balances in a held frame may be
 * older than the snapshot's: instead of replacing those they ask for one more read.
 */
function afterSnapshot(frames: readonly AccountFrame[]): readonly AccountFrame[] {
  const isBalance = ({ kind }: AccountFrame) => kind === 'balances' || kind === 'balances-stale';
  const rest = frames.filter((frame) => !isBalance(frame));
  return frames.some(isBalance) ? [...rest, { kind: 'balances-stale' }] : rest;
}
