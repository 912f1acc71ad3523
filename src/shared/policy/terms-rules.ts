import type { DecimalString } from '../domain/ids.ts';
import { minBuyAmount, type OrderTerms } from '../domain/order.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Market } from '../domain/token.ts';
import type { Violation } from '../domain/violation.ts';
import { DEBT_ROUNDING_UNITS } from '../math/booked-values.ts';
import { decimal, max } from '../math/decimal.ts';
import { deliveredBuy, orderTokens } from '../math/order-terms.ts';
import { fromBaseUnits, toBaseUnits } from '../math/units.ts';
import { MAX_SLIPPAGE_BPS, MAX_VALIDITY_SECONDS } from './limits.ts';
import { opensRisk } from './opens-risk.ts';

/**
 * Whether the draft itself is valid: amounts exact in their token, slippage and validity within bounds.
 *
 * @example
 * termsRules({ ...draft, sellAmount: '0' }, market)
 * // → [{ code: 'AMOUNT_INVALID', field: 'sellAmount', reason: 'not-positive', decimals: 6 }]
 */
export function termsRules(draft: OrderDraft, market: Market): readonly Violation[] {
  const { sell, buy } = orderTokens(draft.intent, market);
  const { execution } = draft;
  const amount = amountRule('sellAmount', draft.sellAmount, sell.decimals);
  if (execution.kind === 'limit') {
    const least = amountRule('minBuyAmount', execution.minBuyAmount, buy.decimals);
    return [...amount, ...least, ...validityRule(execution.validForSeconds)];
  }
  const { protection } = execution;
  return protection.kind === 'slippage' ? [...amount, ...slippageRule(protection.bps)] : amount;
}

/**
 * Whether an amount is positive and exact in a token of that many decimals.
 *
 * @example
 * amountRule('amount', '1.0000001', 6) // → [{ …, field: 'amount', reason: 'too-many-decimals', decimals: 6 }]
 */
export function amountRule(
  field: string,
  amount: DecimalString,
  decimals: number,
): readonly AmountViolation[] {
  const units = toBaseUnits(amount, decimals);
  if (units.ok && units.value > 0n) return [];
  const reason = units.ok ? 'not-positive' : units.error.reason;
  return [{ code: 'AMOUNT_INVALID', field, reason, decimals }];
}

function slippageRule(bps: number): readonly Violation[] {
  const valid = Number.isInteger(bps) && bps >= 0 && bps <= MAX_SLIPPAGE_BPS;
  return valid ? [] : [{ code: 'SLIPPAGE_INVALID', bps, maxBps: MAX_SLIPPAGE_BPS }];
}

function validityRule(seconds: number): readonly Violation[] {
  const valid = Number.isInteger(seconds) && seconds > 0 && seconds <= MAX_VALIDITY_SECONDS;
  return valid ? [] : [{ code: 'VALIDITY_INVALID', seconds, maxSeconds: MAX_VALIDITY_SECONDS }];
}

/**
 * Whether the bought amount can be signed and booked: at most what a uint256 holds, at least a base unit, and for a close
 * at least `DEBT_ROUNDING_UNITS`, because a repayment of less than one share of a debt is refused. A limit that the market
 * has already passed buys more than its minimum.
 *
 * @param mark quote per base
 * @example
 * proceedsRule(terms, market, '0.0458') // sells 1 base unit of wS → [{ …, field: 'sellAmount', reason: 'too-small' }]
 */
export function proceedsRule(
  terms: OrderTerms,
  market: Market,
  mark: DecimalString | null,
): readonly AmountViolation[] {
  if (mark === null) return [];
  const { intent, kind, sellAmount } = terms;
  const minimum = minBuyAmount(terms);
  const { sell, buy } = orderTokens(intent, market);
  const { decimals } = sell;
  const refused = { code: 'AMOUNT_INVALID', field: 'sellAmount', decimals } as const;
  if (minimum !== null && !toBaseUnits(minimum, buy.decimals).ok) {
    return [{ ...refused, reason: 'too-large' }];
  }
  const atMark = deliveredBuy(intent, sellAmount, mark, buy.decimals);
  const bought = kind === 'limit' ? max(atMark, decimal(terms.minBuyAmount)) : atMark;
  const least = fromBaseUnits(opensRisk(intent) ? 1n : DEBT_ROUNDING_UNITS, buy.decimals);
  return bought.gte(decimal(least)) ? [] : [{ ...refused, reason: 'too-small' }];
}

type AmountViolation = Extract<Violation, { readonly code: 'AMOUNT_INVALID' }>;
