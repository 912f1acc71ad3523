import type { DecimalString } from '../domain/ids.ts';
import type { OrderTerms } from '../domain/order.ts';
import type { Violation } from '../domain/violation.ts';
import { decimal, round, toText, ZERO } from '../math/decimal.ts';
import { fillPrice, sellsQuote } from '../math/order-terms.ts';
import type { Preview } from '../math/preview.ts';
import { opensRisk } from './opens-risk.ts';
import type { PolicyFacts } from './policy-facts.ts';

const BPS = decimal('10000');

/**
 * The user's own limits. Notional, leverage and rate never hold back a close: getting out comes first. Every limit order
 * is checked for a mistyped price; a price better than mark is fine, because such an order only rests.
 *
 * @example
 * userRules(terms, preview, mark, facts) // → [{ code: 'OVER_MAX_NOTIONAL', notional: '1200', max: '1000' }]
 */
export function userRules(
  terms: OrderTerms,
  preview: Preview | null,
  mark: DecimalString | null,
  facts: PolicyFacts,
): readonly Violation[] {
  const price = priceRule(terms, mark, facts);
  return opensRisk(terms.intent)
    ? [...price, ...notionalRule(terms, facts), ...leverageRule(preview, facts), ...rateRule(facts)]
    : price;
}

function priceRule(
  terms: OrderTerms,
  mark: DecimalString | null,
  { limits }: PolicyFacts,
): readonly Violation[] {
  const max = limits.maxPriceDeviationBps;
  if (max === null || mark === null || terms.kind !== 'limit') return [];
  const price = fillPrice(terms, terms.minBuyAmount);
  if (price === null) return [];
  const beyond = decimal(price).minus(decimal(mark)).times(BPS).div(decimal(mark));
  const worse = sellsQuote(terms.intent) ? beyond : ZERO.minus(beyond);
  if (worse.lte(decimal(`${max}`))) return [];
  const bps = toText(round(worse, 0, 'ceil'));
  return [{ code: 'PRICE_TOO_FAR', price, mark, bps, maxBps: max }];
}

/** The oracle values the sold token; `freshnessRules` refuses an order if it has no price. */
function notionalRule(terms: OrderTerms, { limits, risk }: PolicyFacts): readonly Violation[] {
  const price = risk.value?.assets.find(({ token }) => token === terms.sellToken)?.price;
  if (limits.maxNotional === null || !price) return [];
  const notional = decimal(terms.sellAmount).times(decimal(price));
  return notional.gt(decimal(limits.maxNotional))
    ? [{ code: 'OVER_MAX_NOTIONAL', notional: toText(notional), max: limits.maxNotional }]
    : [];
}

function leverageRule(preview: Preview | null, { limits }: PolicyFacts): readonly Violation[] {
  const leverage = preview?.after.leverage ?? null;
  if (limits.maxLeverage === null || leverage === null) return [];
  return decimal(leverage).gt(decimal(limits.maxLeverage))
    ? [{ code: 'OVER_MAX_LEVERAGE', leverage, max: limits.maxLeverage }]
    : [];
}

function rateRule({ limits, sentLastMinute }: PolicyFacts): readonly Violation[] {
  const max = limits.maxOrdersPerMinute;
  return max !== null && sentLastMinute >= max ? [{ code: 'TOO_MANY_ORDERS', max }] : [];
}
