import { describe, expect, it } from 'vitest';
import { WAD } from '../fixed.ts';
import { decrease, increase } from './exposure.ts';

describe('average entry price', () => {
  it('weighs each fill by its size', () => {
    const first = increase(undefined, 10n * WAD, WAD, 1);
    const second = increase(first, 10n * WAD, 3n * WAD, 2);
    expect(first.entryPrice).toBe(WAD / 10n);
    expect(second.entryPrice).toBe(WAD / 5n);
    expect(second.openedAt).toBe(1);
  });

  it('is unchanged by a partial close and restarts after a full close', () => {
    const open = increase(undefined, 10n * WAD, 2n * WAD, 1);
    const part = decrease(open, 4n * WAD, 2);
    expect(part).toMatchObject({ base: 6n * WAD, entryPrice: WAD / 5n });
    const none = decrease(part, 7n * WAD, 3);
    expect(none).toMatchObject({ base: 0n, quote: 0n, entryPrice: WAD / 5n });
    expect(increase(none, WAD, WAD, 4).entryPrice).toBe(WAD);
  });
});
