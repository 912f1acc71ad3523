import { describe, expect, it } from 'vitest';
import { createHeldOrderFrames } from './held-order-frames.ts';

function setup() {
  const applied: string[] = [];
  const frames = createHeldOrderFrames();
  const take = (frame: string): void => frames.whenFree(() => applied.push(frame));
  return { applied, frames, take };
}

describe('a frame about an unknown order', () => {
  it('is applied at once while no order is being sent', () => {
    const { frames, applied, take } = setup();
    take('a');
    frames.hold()();
    take('b');
    expect(applied).toEqual(['a', 'b']);
  });

  it('waits for every order that is being sent, then is applied in the order of arrival', () => {
    const { frames, applied, take } = setup();
    const first = frames.hold();
    take('a');
    const second = frames.hold();
    take('b');
    first();
    take('c');
    expect(applied).toEqual([]);
    second();
    expect(applied).toEqual(['a', 'b', 'c']);
  });

  it('is applied once', () => {
    const { frames, applied, take } = setup();
    const settled = frames.hold();
    take('a');
    settled();
    frames.hold()();
    expect(applied).toEqual(['a']);
  });

  it('goes on waiting for the other order when one is settled twice', () => {
    const { frames, applied, take } = setup();
    const first = frames.hold();
    const second = frames.hold();
    take('a');
    first();
    first();
    expect(applied).toEqual([]);
    second();
    expect(applied).toEqual(['a']);
  });

  it('is applied with the others even if the first of them sends another order', () => {
    const { frames, applied, take } = setup();
    const settlers: (() => void)[] = [];
    const settled = frames.hold();
    frames.whenFree(() => {
      applied.push('a');
      settlers.push(frames.hold());
    });
    take('b');
    settled();
    expect(applied).toEqual(['a', 'b']);
    take('c');
    expect(applied).toEqual(['a', 'b']);
    for (const settle of settlers) settle();
    expect(applied).toEqual(['a', 'b', 'c']);
  });
});
