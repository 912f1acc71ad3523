import type { AccountFrame } from '../venue/channel/account-frame.ts';

/** Far more than an account produces while a snapshot is fetched. */
const MAX_HELD = 10_000;

/**
 * Holds frames back while a snapshot is fetched, so that none is lost between subscribing and the snapshot and none is
 * overwritten by it.
 */
export interface HeldFrames {
  /** Starts to hold frames; those already held stay. */
  hold(): void;
  /** Passes the frame on, or holds it. */
  offer(frame: AccountFrame): void;
  /** Passes on the held frames in order, then lets frames through. False: too many came, take another snapshot. */
  release(): boolean;
  /** Discards the held frames: they belong to a closed channel. */
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
 * Held frames as they apply to a newer snapshot. Order facts may come late, but balances in a held frame may be older
 * than those of the snapshot: instead of replacing them they ask for one more read.
 */
function afterSnapshot(frames: readonly AccountFrame[]): readonly AccountFrame[] {
  const isBalance = ({ kind }: AccountFrame) => kind === 'balances' || kind === 'balances-stale';
  const rest = frames.filter((frame) => !isBalance(frame));
  return frames.some(isBalance) ? [...rest, { kind: 'balances-stale' }] : rest;
}
