import { describe, expect, it } from 'vitest';
import { silentLog } from '../testing/silent-log.ts';
import { createClockOffset } from './clock-offset.ts';

const NOON = Date.UTC(2026, 3, 23, 12);

function observing() {
  const warnings: unknown[] = [];
  const offset = createClockOffset({ ...silentLog, warn: (_, facts) => warnings.push(facts) });
  return { offset, warnings };
}

describe('the clock offset', () => {
  it('is unknown until an answer carried a date', () => {
    const { offset } = observing();
    offset.observe({ serverTime: null, sentAt: NOON, receivedAt: NOON });
    expect(offset.offsetMs).toBeNull();
  });

  it('compares the date with the middle of the trip', () => {
    const { offset, warnings } = observing();
    offset.observe({ serverTime: NOON, sentAt: NOON + 400, receivedAt: NOON + 600 });
    expect(offset.offsetMs).toBe(0);
    expect(warnings).toEqual([]);
  });

  it('warns once while the clocks differ by more than 30 s', () => {
    const { offset, warnings } = observing();
    const late = { serverTime: NOON, sentAt: NOON - 60_000, receivedAt: NOON - 60_000 };
    offset.observe(late);
    offset.observe(late);
    expect(offset.offsetMs).toBe(60_500);
    expect(warnings).toEqual([{ offsetMs: 60_500 }]);
  });

  it('ignores answers that took too long to tell the time by', () => {
    const { offset } = observing();
    offset.observe({ serverTime: NOON, sentAt: NOON - 9_000, receivedAt: NOON });
    offset.observe({ serverTime: NOON, sentAt: NOON, receivedAt: NOON - 1 });
    expect(offset.offsetMs).toBeNull();
  });
});
