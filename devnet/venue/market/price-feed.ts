import type { ChainReader } from '../chain-reader.ts';
import { isRevert } from '../chain-reader.ts';
import { divWad, WAD } from '../fixed.ts';
import type { Market } from '../token.ts';
import { type Candle, CandleSeries, inventHistory, mergeCandles } from './candles.ts';
import { seededRandom } from './random-walk.ts';

const WEEK_OF_MINUTES = 7 * 24 * 60;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

export interface MarketPrice {
  /** Quote per base, as a wad: the oracle's last price. */
  readonly mark: bigint;
  readonly baseUsd: bigint;
  readonly quoteUsd: bigint;
  /** When it was read, in Unix milliseconds. */
  readonly at: number;
}

/** The market's oracle price, and its candles. */
export class PriceFeed {
  readonly candles = new CandleSeries();
  private readonly reader: ChainReader;
  private readonly market: Market;
  private readonly now: () => number;
  private readonly seed: number;
  private last: MarketPrice | undefined;

  constructor(reader: ChainReader, market: Market, now: () => number, seed: number) {
    this.reader = reader;
    this.market = market;
    this.now = now;
    this.seed = seed;
  }

  /** The last price read, of any age; `undefined` before the first. */
  get latest(): MarketPrice | undefined {
    return this.last;
  }

  /** Reads the oracle. If it is stale, keeps the last price with its time. */
  async refresh(): Promise<void> {
    const prices = await this.read();
    if (prices === undefined) return;
    const [baseUsd, quoteUsd] = prices;
    const mark = divWad(baseUsd, quoteUsd) ?? WAD;
    const at = this.now();
    if (this.last === undefined) {
      inventHistory(this.candles, seededRandom(this.seed), mark, at, WEEK_OF_MINUTES);
    }
    this.last = { mark, baseUsd, quoteUsd, at };
    this.candles.record(mark, at);
  }

  /** The last 24 hours as one candle; `undefined` before the first price. */
  day(): Candle | undefined {
    const to = this.now();
    const minutes = this.candles.query(MINUTE_MS, to - DAY_MS, to);
    return minutes.length === 0 ? undefined : minutes.reduce(mergeCandles);
  }

  private async read(): Promise<readonly [bigint, bigint] | undefined> {
    try {
      return await Promise.all([
        this.reader.priceUsd(this.market.base.address),
        this.reader.priceUsd(this.market.quote.address),
      ]);
    } catch (error) {
      if (isRevert(error)) return undefined;
      throw error;
    }
  }
}
