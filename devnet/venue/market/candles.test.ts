import { describe, expect, it } from 'vitest';
import { WAD } from '../fixed.ts';
import { CandleSeries, inventHistory } from './candles.ts';
import { seededRandom } from './random-walk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('candles', () => {
  it('collect the prices of their minute and repeat the last price if it has none', () => {
    const series = new CandleSeries();
    series.record(10n, 0);
    series.record(14n, 20_000);
    series.record(9n, 40_000);
    series.record(11n, 50_000);
    series.record(12n, 3 * MINUTE);
    const flat = { open: 11n, high: 11n, low: 11n, close: 11n };
    expect(series.query(MINUTE, 0, 3 * MINUTE)).toEqual([
      { time: 0, open: 10n, high: 14n, low: 9n, close: 11n },
      { time: MINUTE, ...flat },
      { time: 2 * MINUTE, ...flat },
      { time: 3 * MINUTE, open: 12n, high: 12n, low: 12n, close: 12n },
    ]);
    expect(series.query(HOUR, 0, HOUR)).toEqual([
      { time: 0, open: 10n, high: 14n, low: 9n, close: 12n },
    ]);
  });

  it('before the start lead up to the first price, identical for the same seed', () => {
    const invent = (seed: number) => {
      const series = new CandleSeries();
      inventHistory(series, seededRandom(seed), WAD, 100 * HOUR, 120);
      return series.query(MINUTE, 0, 100 * HOUR);
    };
    expect(invent(7)).toHaveLength(120);
    expect(invent(7).at(-1)).toMatchObject({ time: 100 * HOUR - MINUTE, close: WAD });
    expect(invent(7)).toEqual(invent(7));
    expect(invent(8)).not.toEqual(invent(7));
  });
});
