import type { DecimalString, UnixMs } from '../domain/ids.ts';
import { INTENTS, type OrderIntent, type OrderTerms } from '../domain/order.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Market, Token } from '../domain/token.ts';
import { type Decimal, decimal, max, min, round, toText, ZERO } from './decimal.ts';
import { fromBaseUnits } from './units.ts';

/** How long a market order is valid: enough for the executor, too short for the market to move far. */
const MARKET_VALID_SECONDS = 60;

const BPS = decimal('10000');

/**
 * Whether an intent sells quote for base; otherwise it sells base for quote (docs/venue-api.md, "Orders").
 *
 * @example
 * sellsQuote('open-long') // → true
 */
export const sellsQuote = (intent: OrderIntent): boolean => INTENTS[intent].sells === 'quote';

/**
 * The tokens that an intent sells and buys.
 *
 * @example
 * orderTokens('open-long', market) // → { sell: USDC, buy: wS }
 */
export function orderTokens(intent: OrderIntent, market: Market): { sell: Token; buy: Token } {
  return sellsQuote(intent)
    ? { sell: market.quote, buy: market.base }
    : { sell: market.base, buy: market.quote };
}

/**
 * The amount that a sale buys at a price, in bought tokens, cut at 40 decimals.
 *
 * @param price quote per base
 * @example
 * expectedBuy('open-long', '4', '0.0458') // → 87.336244541…
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
 * The amount that a sale delivers at a price: `expectedBuy` rounded down to a base unit of the bought token.
 *
 * @example
 * deliveredBuy('open-long', '4', '0.0458', 18) // → 87.336244541484716157
 */
export const deliveredBuy = (
  intent: OrderIntent,
  sellAmount: DecimalString,
  price: DecimalString,
  decimals: number,
): Decimal => round(expectedBuy(intent, sellAmount, price), decimals, 'floor');

/**
 * The exact terms to sign for a checked draft. Amounts are written without superfluous zeros, so that terms which the
 * engine takes for equal are equal here. Null for a protected market order without a mark: its minimum cannot be computed.
 *
 * The minimum of a protected market order is what `mark` delivers less the slippage, rounded up to a base unit: never less
 * protection than asked for, and never more than mark itself delivers. A limit order has the user's own minimum.
 *
 * @param mark quote per base, positive; null while there is none
 * @param feeAmount in sold tokens, on top (`orderFee`)
 * @param now unix ms
 * @example
 * // open-long, 4 USDC, 50 bps of slippage
 * orderTerms(draft, market, '0.0458', '0.04', now) // → { protection: { minBuyAmount: '86.899563318777292577', … }, … }
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
 * The worst price at which a protected market order is filled: quote per base, cut at 40 decimals.
 *
 * @param slippageBps below 10 000
 * @example
 * worstPrice('open-long', '0.0458', 50) // → '0.04603015…'
 * worstPrice('close-long', '0.0458', 50) // → '0.045571'
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
 * The price of a fill, or of the worst accepted fill: quote per base, to 18 places, rounded against the user (up for a
 * buyer of base, down for a seller). Null when nothing was bought.
 *
 * @example
 * fillPrice(terms, '87') // 4 USDC sold for 87 wS → '0.045977011494252874'
 */
export function fillPrice(terms: OrderTerms, boughtAmount: DecimalString): DecimalString | null {
  const sold = decimal(terms.sellAmount);
  const bought = decimal(boughtAmount);
  if (bought.lte(ZERO) || sold.lte(ZERO)) return null;
  return sellsQuote(terms.intent)
    ? toText(round(sold.div(bought), 18, 'ceil'))
    : toText(round(bought.div(sold), 18, 'floor'));
}
