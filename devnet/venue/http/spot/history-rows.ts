import type { OrderType, VenueOrder } from '../../executor/venue-order.ts';
import { divWad, formatWad, mulWad, toWad } from '../../fixed.ts';
import type { FundingEntry, Trade } from '../../indexer/ledger.ts';
import { type Market, type Token, tokenAt } from '../../token.ts';

/** As very old rows have them: `price` in units of 1e-18, `fee` in base units of its token. */
const rawPrice = (price: bigint): string => `${price}`;
const rawFee = (fee: bigint, token: Token): string => `${fee / 10n ** BigInt(18 - token.decimals)}`;

/** A row of `/spot/account/trades`. Base tokens, quote per base, fee in `feeAsset`. */
export const tradeRow = (trade: Trade, market: Market, legacy: boolean) => ({
  tradeId: trade.id,
  orderId: trade.orderId,
  symbol: market.symbol,
  side: trade.side,
  price: legacy ? rawPrice(trade.price) : formatWad(trade.price, 10),
  size: formatWad(trade.base),
  notional: formatWad(trade.quote, 6),
  fee: legacy ? rawFee(trade.fee, trade.feeToken) : formatWad(trade.fee),
  feeAsset: trade.feeToken.symbol,
  txHash: trade.txHash,
  timestamp: trade.at,
});

/** A row of `/spot/account/funding`: `rate` is in percent, without the sign; `amount` is in `asset`. */
export const fundingRow = (entry: FundingEntry, market: Market) => ({
  id: entry.id,
  symbol: market.symbol,
  asset: entry.asset.symbol,
  rate: formatWad(entry.rate * 100n),
  amount: formatWad(entry.amount),
  timestamp: entry.at,
});

const positionSideOf = (orderType: OrderType, buysBase: boolean): 'long' | 'short' | null => {
  if (orderType === 'swap') return null;
  return (orderType === 'open') === buysBase ? 'long' : 'short';
};

/**
 * A row of `/spot/account/orders`: every order, whatever its status. Until it is filled, `price`
 * and the amount bought are the least the order accepts; a market order accepts 1 base unit, so its
 * price is `"0"`, as is the size of a buy.
 */
export function orderHistoryRow(venueOrder: VenueOrder, market: Market, legacy: boolean) {
  const { order, orderType } = venueOrder;
  const buysBase = tokenAt(market, order.buyToken) === market.base;
  const isMarket = order.buyAmount === 1n;
  const { base, quote } = amounts(venueOrder, buysBase, market);
  const feeToken = buysBase ? market.quote : market.base;
  const fee = toWad(order.feeAmount, feeToken.decimals);
  const price = isMarket && venueOrder.bought === null ? 0n : (divWad(quote, base) ?? 0n);
  return {
    orderId: venueOrder.id,
    symbol: market.symbol,
    orderType,
    type: isMarket ? 'market' : 'limit',
    side: buysBase ? 'buy' : 'sell',
    positionSide: positionSideOf(orderType, buysBase),
    status: venueOrder.status,
    price: legacy ? rawPrice(price) : formatWad(price, 10),
    size: formatWad(base),
    notional: formatWad(buysBase ? quote : mulWad(base, price), 6),
    fee: legacy ? rawFee(fee, feeToken) : formatWad(fee),
    feeAsset: feeToken.symbol,
    txHash: venueOrder.txHash,
    errorCode: venueOrder.errorCode,
    errorMessage: venueOrder.errorMessage,
    createdAt: venueOrder.createdAt,
    updatedAt: venueOrder.updatedAt,
  };
}

function amounts({ order, bought }: VenueOrder, buysBase: boolean, market: Market) {
  const received = bought ?? (order.buyAmount === 1n ? 0n : order.buyAmount);
  const [base, quote] = buysBase ? [received, order.sellAmount] : [order.sellAmount, received];
  return {
    base: toWad(base, market.base.decimals),
    quote: toWad(quote, market.quote.decimals),
  };
}
