import { describe, expect, it } from 'vitest';
import { venueOrderId } from '../../shared/domain/ids.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import { createHeldFrames } from './held-frames.ts';

const order = (id: string): AccountFrame => ({
  kind: 'order',
  venueOrderId: venueOrderId(id),
  createdAt: null,
  event: { at: 1, source: 'frame', type: 'pending', venueOrderId: venueOrderId(id) },
});
const balances: AccountFrame = { kind: 'balances', balances: [], blockNumber: 7 };

function collecting() {
  const passed: AccountFrame[] = [];
  return { passed, frames: createHeldFrames((frame) => passed.push(frame)) };
}

describe('held frames', () => {
  it('pass at once while nothing is fetched', () => {
    const { passed, frames } = collecting();
    frames.offer(balances);
    expect(passed).toEqual([balances]);
  });

  it('wait for the snapshot and then follow it in order', () => {
    const { passed, frames } = collecting();
    frames.hold();
    frames.offer(order('a'));
    frames.offer(order('b'));
    expect(passed).toEqual([]);
    expect(frames.release()).toBe(true);
    frames.offer(order('c'));
    expect(passed).toEqual([order('a'), order('b'), order('c')]);
  });

  it('do not replace the snapshot’s balances by older ones, but have them read once more', () => {
    const { passed, frames } = collecting();
    frames.hold();
    frames.offer(balances);
    frames.offer(order('a'));
    frames.offer({ kind: 'balances-stale' });
    frames.release();
    expect(passed).toEqual([order('a'), { kind: 'balances-stale' }]);
  });

  it('keep what came before when a second snapshot begins', () => {
    const { passed, frames } = collecting();
    frames.hold();
    frames.offer(order('a'));
    frames.hold();
    frames.release();
    expect(passed).toEqual([order('a')]);
  });

  it('of a channel that was given up are forgotten', () => {
    const { passed, frames } = collecting();
    frames.hold();
    frames.offer(order('a'));
    frames.drop();
    frames.offer(order('b'));
    frames.release();
    expect(passed).toEqual([order('b')]);
  });

  it('say when there were too many to keep', () => {
    const { passed, frames } = collecting();
    frames.hold();
    for (let count = 0; count <= 10_000; count += 1) frames.offer(order(`${count}`));
    expect(frames.release()).toBe(false);
    expect(passed).toHaveLength(10_000);
    frames.hold();
    expect(frames.release()).toBe(true);
  });
});
