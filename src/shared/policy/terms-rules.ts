import type { DecimalString } from '../domain/ids.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Market } from '../domain/token.ts';
import { orderTokens } from '../math/order-terms.ts';
import { toBaseUnits } from '../math/units.ts';
import { MAX_SLIPPAGE_BPS, MAX_VALIDITY_SECONDS } from './limits.ts';
import type { Violation } from './violation.ts';

/** Whether the draft itself makes sense: amounts exact in their token, slippage and validity within bounds. */
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

function amountRule(field: string, amount: DecimalString, decimals: number): readonly Violation[] {
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
