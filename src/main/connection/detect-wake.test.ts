import { describe, expect, it } from 'vitest';
import { hasJumped } from './detect-wake.ts';

const earlier = { wall: 1_776_944_355_000, monotonic: 5_000 };
const later = (wall: number, monotonic: number) => ({
  wall: earlier.wall + wall,
  monotonic: earlier.monotonic + monotonic,
});

describe('waking up', () => {
  it('is wall time running ahead of monotonic time', () => {
    expect(hasJumped(earlier, later(3_600_000, 1_000), 1_000)).toBe(true);
  });

  it('is a tick that came far too late, where monotonic time goes on in sleep', () => {
    expect(hasJumped(earlier, later(3_600_000, 3_600_000), 1_000)).toBe(true);
  });

  it('is also a clock that was set back', () => {
    expect(hasJumped(earlier, later(-3_600_000, 1_000), 1_000)).toBe(true);
  });

  it('is not a busy process or a clock that is nudged', () => {
    expect(hasJumped(earlier, later(6_000, 6_000), 1_000)).toBe(false);
    expect(hasJumped(earlier, later(1_400, 1_000), 1_000)).toBe(false);
  });
});
