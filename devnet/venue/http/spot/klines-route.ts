import { formatWad } from '../../fixed.ts';
import type { VenueParts } from '../../venue-parts.ts';
import { ok, type Route, refuse } from '../route.ts';

const MINUTE = 60_000;
const MAX_CANDLES = 5000;

/** Clients use both spellings: `60` and `1h`. */
const widths = new Map([
  ['1', MINUTE],
  ['1m', MINUTE],
  ['5', 5 * MINUTE],
  ['5m', 5 * MINUTE],
  ['15', 15 * MINUTE],
  ['15m', 15 * MINUTE],
  ['60', 60 * MINUTE],
  ['1h', 60 * MINUTE],
  ['240', 240 * MINUTE],
  ['4h', 240 * MINUTE],
  ['1D', 1440 * MINUTE],
  ['1d', 1440 * MINUTE],
]);

/** `GET /spot/market/klines?symbol&resolution&from&to`, times in Unix milliseconds. */
export const klinesRoute = ({ market, prices, now }: VenueParts): Route => ({
  method: 'GET',
  path: '/spot/market/klines',
  handle: ({ query }) => {
    if (query.get('symbol') !== market.symbol) {
      return refuse(404, 'UNKNOWN_SYMBOL', `the only market is ${market.symbol}`);
    }
    const width = widths.get(query.get('resolution') ?? '');
    if (width === undefined) {
      const message = `resolution is one of ${[...widths.keys()].join(', ')}`;
      return refuse(400, 'INVALID_RESOLUTION', message);
    }
    const to = readTime(query.get('to')) ?? now();
    const from = readTime(query.get('from')) ?? to - 300 * width;
    if ((to - from) / width > MAX_CANDLES) {
      return refuse(400, 'RANGE_TOO_LONG', `ask for at most ${MAX_CANDLES} candles at once`);
    }
    const data = prices.candles.query(width, from, to).map((candle) => ({
      time: candle.time,
      open: formatWad(candle.open, 10),
      high: formatWad(candle.high, 10),
      low: formatWad(candle.low, 10),
      close: formatWad(candle.close, 10),
      volume: '0',
    }));
    return ok({ data });
  },
});

const readTime = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
