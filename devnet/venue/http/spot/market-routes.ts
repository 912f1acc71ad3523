import { divWad, formatSignedWad, formatWad, formatWadFixed, mulWad, toWad } from '../../fixed.ts';
import type { VenueParts } from '../../venue-parts.ts';
import { pageOf } from '../list-query.ts';
import { ok, type Route, refuse } from '../route.ts';

const whole = { page: 1, limit: 500 };

/** `/spot/markets`, `/spot/tickers`, `/spot/ticker/{symbol}` and `/spot/chains`. */
export function marketRoutes(venue: VenueParts): readonly Route[] {
  const { chain, market } = venue;
  const serves = (query: URLSearchParams) =>
    (query.get('chainId') ?? `${chain.chainId}`) === `${chain.chainId}`;
  return [
    {
      method: 'GET',
      path: '/spot/markets',
      handle: async ({ query }) => pageOf(serves(query) ? [await marketRow(venue)] : [], whole),
    },
    {
      method: 'GET',
      path: '/spot/tickers',
      handle: ({ query }) => pageOf(serves(query) ? tickerRows(venue) : [], whole),
    },
    {
      method: 'GET',
      path: '/spot/ticker/:symbol',
      handle: ({ params, query }) => {
        const [row] = serves(query) && params['symbol'] === market.symbol ? tickerRows(venue) : [];
        return row === undefined
          ? refuse(404, 'UNKNOWN_SYMBOL', `the only market is ${market.symbol}`)
          : ok(row);
      },
    },
    {
      method: 'GET',
      path: '/spot/chains',
      handle: () => {
        const { chainId, rpcUrl, wsUrl } = chain;
        return pageOf([{ chainId, name: 'Sonic', rpcUrl, wsUrl, explorerUrl: null }], whole);
      },
    },
  ];
}

/** Changes over 24 hours: `+0.0020` and `+4.5677%`. */
function change({ prices }: VenueParts) {
  const open = prices.day()?.open ?? 0n;
  const delta = (prices.latest?.mark ?? 0n) - open;
  return {
    priceChange24h: formatSignedWad(delta, 4),
    priceChangePct24h: `${formatSignedWad(100n * (divWad(delta, open) ?? 0n), 4)}%`,
  };
}

/** `volume24h` is the venue's placeholder; open interest is the total borrows of the base token. */
async function marketRow(venue: VenueParts) {
  const { chain, market, reader, prices } = venue;
  const { base } = market;
  const usd = prices.latest?.baseUsd ?? 0n;
  const [supply, borrows, apr] = await Promise.all([
    reader.totalSupply(base.address),
    reader.totalBorrows(base.address),
    reader.borrowApr(base.address),
  ]);
  return {
    symbol: market.symbol,
    chainId: chain.chainId,
    marketType: 'spot',
    baseToken: base.address,
    quoteToken: market.quote.address,
    baseDecimals: base.decimals,
    quoteDecimals: market.quote.decimals,
    markPrice: formatWad(prices.latest?.mark ?? 0n, 10),
    marketCap: formatWad(mulWad(toWad(supply, base.decimals), usd), 4),
    openInterest: formatWad(mulWad(toWad(borrows, base.decimals), usd), 4),
    fundingRate: `${formatWadFixed(100n * apr, 4)}%`,
    ...change(venue),
    volume24h: '0',
  };
}

/** No row before the first price. */
function tickerRows(venue: VenueParts) {
  const { chain, market, prices } = venue;
  const day = prices.day();
  if (prices.latest === undefined || day === undefined) return [];
  return [
    {
      symbol: market.symbol,
      chainId: chain.chainId,
      markPrice: formatWad(prices.latest.mark, 10),
      open24h: formatWad(day.open, 10),
      high24h: formatWad(day.high, 10),
      low24h: formatWad(day.low, 10),
      ...change(venue),
      volume24h: '0',
      /** The time of the oracle's last price. */
      timestamp: prices.latest.at,
    },
  ];
}
