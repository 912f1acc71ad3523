import { describe, expect, it } from 'vitest';
import { createHeldOrderFrames } from './held-order-frames.ts';

function setup() {
  const released: string[] = [];
  const frames = createHeldOrderFrames<string>((frame) => released.push(frame));
  return { released, frames };
}

describe('a frame about an order nobody here knows', () => {
  it('is not held while no order is being sent', () => {
    const { frames, released } = setup();
    expect(frames.hold('a')).toBe(false);
    frames.posting()();
    expect(frames.hold('b')).toBe(false);
    expect(released).toEqual([]);
  });

  it('waits for every order that is being sent, then comes in the order of arrival', () => {
    const { frames, released } = setup();
    const first = frames.posting();
    expect(frames.hold('a')).toBe(true);
    const second = frames.posting();
    expect(frames.hold('b')).toBe(true);
    first();
    expect(frames.hold('c')).toBe(true);
    expect(released).toEqual([]);
    second();
    expect(released).toEqual(['a', 'b', 'c']);
  });

  it('is released once', () => {
    const { frames, released } = setup();
    const settled = frames.posting();
    frames.hold('a');
    settled();
    frames.posting()();
    expect(released).toEqual(['a']);
  });

  it('goes on waiting for the other order when one is settled twice', () => {
    const { frames, released } = setup();
    const first = frames.posting();
    const second = frames.posting();
    frames.hold('a');
    first();
    first();
    expect(released).toEqual([]);
    second();
    expect(released).toEqual(['a']);
  });

  it('is released with the others even if that starts to send another order', () => {
    const released: string[] = [];
    const settlers: (() => void)[] = [];
    const frames = createHeldOrderFrames<string>((frame) => {
      released.push(frame);
      if (frame === 'a') settlers.push(frames.posting());
    });
    const settled = frames.posting();
    frames.hold('a');
    frames.hold('b');
    settled();
    expect(released).toEqual(['a', 'b']);
    expect(frames.hold('c')).toBe(true);
    for (const settle of settlers) settle();
    expect(released).toEqual(['a', 'b', 'c']);
  });
});
