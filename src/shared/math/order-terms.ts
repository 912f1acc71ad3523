import type { DecimalString, UnixMs } from '../domain/ids.ts';
import { INTENTS, type OrderIntent, type OrderTerms } from '../domain/order.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Market, Token } from '../domain/token.ts';
import { type Decimal, decimal, max, min, round, toText, ZERO } from './decimal.ts';
import { fromBaseUnits } from './units.ts';

/** A market order lives this long: long enough for the executor, too short to be filled in another market. */
const MARKET_VALID_SECONDS = 60;

const BPS = decimal('10000');

/**
 * Which token an intent sells. Opening a long sells borrowed quote for base; closing it sells the base back; shorts are
 * the mirror image (docs/venue-api.md, "Orders").
 */
export const sellsQuote = (intent: OrderIntent): boolean => INTENTS[intent].sells === 'quote';

export function orderTokens(intent: OrderIntent, market: Market): { sell: Token; buy: Token } {
  return sellsQuote(intent)
    ? { sell: market.quote, buy: market.base }
    : { sell: market.base, buy: market.quote };
}

/**
 * What a sale brings at a price, in tokens bought, cut to 40 decimals.
 *
 * @param price quote per base
 * @example expectedBuy('open-long', '4', '0.0458') → 87.336244541…
 */
export function expectedBuy(
  intent: OrderIntent,
  sellAmount: DecimalString,
  price: DecimalString,
): Decimal {
  const sold = decimal(sellAmount);
  return sellsQuote(intent) ? sold.div(decimal(price)) : sold.times(decimal(price));
}

/**
 * What a sale at a price delivers: `expectedBuy` rounded down to a base unit of the token bought.
 *
 * @example deliveredBuy('open-long', '4', '0.0458', 18) → 87.336244541484716157
 */
export const deliveredBuy = (
  intent: OrderIntent,
  sellAmount: DecimalString,
  price: DecimalString,
  decimals: number,
): Decimal => round(expectedBuy(intent, sellAmount, price), decimals, 'floor');

/**
 * Turns a checked draft into the exact terms that are signed. Amounts are written without superfluous zeros, so that
 * terms which are equal to the engine are equal here. Null for a protected market order without a mark: there is
 * nothing to derive its least amount from.
 *
 * The least buy amount of a protected market order is what `mark` would bring less the slippage, rounded up to a base
 * unit: never less protection than asked for, but no more than mark itself delivers. An unprotected one accepts a single base unit. A limit order's is the
 * user's own.
 *
 * @param mark quote per base, positive; null while there is none
 * @param feeAmount of the sold token, on top (`orderFee`)
 */
export function orderTerms(
  draft: OrderDraft,
  market: Market,
  mark: DecimalString | null,
  feeAmount: DecimalString,
  now: UnixMs,
): OrderTerms | null {
  const { intent, execution } = draft;
  const { sell, buy } = orderTokens(intent, market);
  const common = {
    intent,
    symbol: market.symbol,
    sellToken: sell.address,
    sellSymbol: sell.symbol,
    buyToken: buy.address,
    buySymbol: buy.symbol,
    sellAmount: toText(decimal(draft.sellAmount)),
    feeAmount,
  };
  const validFor = (seconds: number): number => Math.floor(now / 1_000) + seconds;
  if (execution.kind === 'limit') {
    return {
      ...common,
      kind: 'limit',
      minBuyAmount: toText(decimal(execution.minBuyAmount)),
      validTo: validFor(execution.validForSeconds),
    };
  }
  const validTo = validFor(MARKET_VALID_SECONDS);
  const { protection } = execution;
  if (protection.kind === 'unprotected') return { ...common, kind: 'market', protection, validTo };
  if (mark === null) return null;
  const least = minBuyWithin(protection.bps, draft, mark, buy.decimals);
  return {
    ...common,
    kind: 'market',
    protection: { kind: 'slippage', minBuyAmount: least },
    validTo,
  };
}

/** What a sale at mark delivers less the slippage: rounded up, at most what mark delivers, at least a base unit. */
function minBuyWithin(
  slippageBps: number,
  { intent, sellAmount }: OrderDraft,
  mark: DecimalString,
  decimals: number,
): DecimalString {
  const kept = BPS.minus(decimal(`${slippageBps}`));
  const least = round(expectedBuy(intent, sellAmount, mark).times(kept).div(BPS), decimals, 'ceil');
  const reachable = min(least, deliveredBuy(intent, sellAmount, mark, decimals));
  return toText(max(reachable, decimal(fromBaseUnits(1n, decimals))));
}

/**
 * The price beyond which a protected market order is not filled: quote per base, cut to 40 decimals.
 *
 * @param slippageBps below 10 000
 * @example worstPrice('open-long', '0.0458', 50) → 0.04603015…; worstPrice('close-long', '0.0458', 50) → 0.045571
 */
export function worstPrice(
  intent: OrderIntent,
  mark: DecimalString,
  slippageBps: number,
): DecimalString {
  const kept = BPS.minus(decimal(`${slippageBps}`)).div(BPS);
  const price = decimal(mark);
  return toText(sellsQuote(intent) ? price.div(kept) : price.times(kept));
}

/**
 * The price an order was filled at, or would be at its worst: quote per base, to 18 places, rounded against the user
 * (a buyer of base sees it up, a seller down). Null when nothing was bought.
 *
 * @example sold 4 USDC for 87 wS → '0.045977011494252874'
 */
export function fillPrice(terms: OrderTerms, boughtAmount: DecimalString): DecimalString | null {
  const sold = decimal(terms.sellAmount);
  const bought = decimal(boughtAmount);
  if (bought.lte(ZERO) || sold.lte(ZERO)) return null;
  return sellsQuote(terms.intent)
    ? toText(round(sold.div(bought), 18, 'ceil'))
    : toText(round(bought.div(sold), 18, 'floor'));
}
