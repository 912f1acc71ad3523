import { type RandomInt, stepPrice } from './random-walk.ts';

const MINUTE = 60_000;

/** Prices as wads; `time` is the start in Unix milliseconds. */
export interface Candle {
  readonly time: number;
  readonly open: bigint;
  readonly high: bigint;
  readonly low: bigint;
  readonly close: bigint;
}

const flat = (time: number, price: bigint): Candle => ({
  time,
  open: price,
  high: price,
  low: price,
  close: price,
});

const higher = (a: bigint, b: bigint): bigint => (b > a ? b : a);
const lower = (a: bigint, b: bigint): bigint => (b < a ? b : a);

/** Merges two consecutive candles. */
export const mergeCandles = (first: Candle, next: Candle): Candle => ({
  time: first.time,
  open: first.open,
  high: higher(first.high, next.high),
  low: lower(first.low, next.low),
  close: next.close,
});

const startOf = (time: number, width: number): number => time - (time % width);

/** One-minute candles of one market, without gaps: a minute without a price repeats the last. */
export class CandleSeries {
  private readonly minutes: Candle[] = [];

  /** Records a price seen at `at` (Unix milliseconds); times must not go backwards. */
  record(price: bigint, at: number): void {
    this.fillUpTo(at);
    const last = this.minutes.at(-1);
    const tick = flat(startOf(at, MINUTE), price);
    if (last?.time === tick.time) this.minutes[this.minutes.length - 1] = mergeCandles(last, tick);
    else this.minutes.push(tick);
  }

  /** Candles of `width` milliseconds that start within [from, to], oldest first. */
  query(width: number, from: number, to: number): readonly Candle[] {
    const found: Candle[] = [];
    for (const minute of this.minutes) {
      const time = startOf(minute.time, width);
      if (time < from || time > to) continue;
      const last = found.at(-1);
      if (last?.time === time) found[found.length - 1] = mergeCandles(last, minute);
      else found.push({ ...minute, time });
    }
    return found;
  }

  private fillUpTo(at: number): void {
    let last = this.minutes.at(-1);
    while (last !== undefined && last.time + MINUTE < startOf(at, MINUTE)) {
      last = flat(last.time + MINUTE, last.close);
      this.minutes.push(last);
    }
  }
}

/**
 * Generates candles before the start, so that charts have history: a seeded random walk that ends at `price` in the
 * minute before `now`. Not a record of any real market.
 */
export function inventHistory(
  series: CandleSeries,
  random: RandomInt,
  price: bigint,
  now: number,
  minutes: number,
): void {
  const ticks: Array<readonly [price: bigint, at: number]> = [];
  let current = price;
  for (let minute = 1; minute <= minutes; minute++) {
    const start = startOf(now, MINUTE) - minute * MINUTE;
    for (const second of [45, 30, 15, 0]) {
      ticks.push([current, start + second * 1000]);
      current = stepPrice(current, random, 900);
    }
  }
  for (const [tick, at] of ticks.reverse()) series.record(tick, at);
}
