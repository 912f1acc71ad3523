import { aged } from '../domain/aged.ts';
import type { Fees } from '../domain/fees.ts';
import type { OrderIntent, OrderTerms } from '../domain/order.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import type { Violation } from '../domain/violation.ts';
import { decimal } from '../math/decimal.ts';
import { type FeeRate, feeBound } from '../math/fees.ts';
import { fromBaseUnits, toBaseUnits } from '../math/units.ts';
import { age, isStale } from './freshness-rules.ts';
import { MAX_FEE_AGE_MS } from './limits.ts';
import { opensRisk } from './opens-risk.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * Whether the fee is known from figures fresh enough to open risk. A close proceeds with the last known ones; if none
 * are known, no amount can be computed and nothing can be signed.
 *
 * @example
 * feeRules('open-long', null, facts) // → [{ code: 'FEE_UNKNOWN', missing: 'rate', ageMs: null, maxAgeMs: 90_000 }]
 */
export function feeRules(
  intent: OrderIntent,
  rate: FeeRate | null,
  { fees, now }: PolicyFacts,
): readonly Violation[] {
  const saidAt = fees.kind === 'platform' ? fees.gasPrice.asOf : fees.asOf;
  const ageMs = age(aged(fees, saidAt === 'always' ? now : saidAt), now);
  const maxAgeMs = MAX_FEE_AGE_MS;
  const stale = isStale(ageMs, maxAgeMs);
  if (rate && !(stale && opensRisk(intent))) return [];
  const missing = fees.kind === 'relayer' ? 'rate' : stale ? 'gas-price' : 'price';
  return [{ code: 'FEE_UNKNOWN', missing, ageMs, maxAgeMs }];
}

/**
 * Whether the venue raised its rate between confirming and signing. A close proceeds: the session limits its fee, and
 * getting out comes first.
 *
 * @example
 * feeRaiseRule('open-long', before, after) // → [{ code: 'FEE_RAISED', fromBps: 100, toBps: 120 }]
 */
export function feeRaiseRule(intent: OrderIntent, before: Fees, now: Fees): readonly Violation[] {
  if (before.kind !== 'relayer' || now.kind !== 'relayer' || !opensRisk(intent)) return [];
  return now.bps > before.bps ? [{ code: 'FEE_RAISED', fromBps: before.bps, toBps: now.bps }] : [];
}

/**
 * Whether the fee is within the session's limit, `feeBound`; the signing allow-list checks the same limit.
 *
 * @example
 * sessionFeeRule({ ...session, maxFeeBps: 50 }, terms, tokens)
 * // 4 USDC, fee 0.04 → [{ code: 'SESSION_FEE_TOO_HIGH', symbol: 'USDC', fee: '0.04', allowed: '0.02' }]
 */
export function sessionFeeRule(
  { maxFeeBps }: Session,
  { sellToken, sellSymbol, sellAmount, feeAmount }: OrderTerms,
  tokens: readonly Token[],
): readonly Violation[] {
  const decimals = tokens.find(({ address }) => address === sellToken)?.decimals ?? 0;
  const sold = toBaseUnits(sellAmount, decimals);
  if (!sold.ok) return [];
  const allowed = fromBaseUnits(feeBound(sold.value, maxFeeBps), decimals);
  return decimal(feeAmount).gt(decimal(allowed))
    ? [{ code: 'SESSION_FEE_TOO_HIGH', symbol: sellSymbol, fee: feeAmount, allowed }]
    : [];
}
