import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { coalesce } from './coalesce.ts';

function setUp() {
  const clock = createFakeClock();
  const ends: (() => void)[] = [];
  const refresh = coalesce(clock, 50, () => new Promise<void>((end) => ends.push(end)));
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { clock, ends, refresh, settle };
}

describe('coalesced work', () => {
  it('runs once for a burst', () => {
    const { clock, ends, refresh } = setUp();
    for (let i = 0; i < 100; i += 1) refresh.ask();
    expect(ends).toHaveLength(0);
    clock.advance(50);
    expect(ends).toHaveLength(1);
  });

  it('runs once more for what was asked for while it ran, and never twice at a time', async () => {
    const { clock, ends, refresh, settle } = setUp();
    refresh.ask();
    clock.advance(50);
    refresh.ask();
    refresh.ask();
    clock.advance(500);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settle();
    clock.advance(50);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settle();
    clock.advance(500);
    expect(ends).toHaveLength(2);
  });

  it('runs no more after it was stopped', () => {
    const { clock, ends, refresh } = setUp();
    refresh.ask();
    refresh.stop();
    refresh.ask();
    clock.advance(500);
    expect(ends).toHaveLength(0);
  });
});
