import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';
import type { Random } from './ports.ts';

const drawing = (high: number, low: number): Random => ({
  bytes: () => new Uint8Array([high, low]),
});

describe('backoff', () => {
  it('doubles from half a second to half a minute', () => {
    const longest = drawing(255, 255);
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((failures) => backoffMs(failures, longest));
    expect(waits).toEqual([499, 999, 1999, 3999, 7999, 15999, 29999, 29999, 29999]);
  });

  it('spreads over the upper half of the time', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), byte, byte, (failures, high, low) => {
        const ceiling = Math.min(30_000, 500 * 2 ** (failures - 1));
        const wait = backoffMs(failures, drawing(high, low));
        expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
        expect(wait).toBeLessThan(ceiling);
      }),
    );
    expect(backoffMs(3, drawing(0, 0))).toBe(1_000);
  });
});
