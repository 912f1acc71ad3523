import type { OrderTerms } from '../domain/order.ts';
import type { Session } from '../domain/session.ts';
import type { Violation } from '../domain/violation.ts';
import { decimal, toText } from '../math/decimal.ts';
import { sessionFeeRule } from './fee-rules.ts';
import { SESSION_MARGIN_SECONDS } from './limits.ts';
import { opensRisk } from './opens-risk.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * Whether a session can carry the order as the session manager will check it: active, its key here, time, token limit
 * over amount and fee, and fee bound. Without terms only the session itself is judged.
 *
 * The session has to outlive an order that opens risk; for a close it is enough that the order can be executed now.
 *
 * @example
 * sessionRules(terms, { ...facts, lane: { kind: 'none' } }) // → [{ code: 'NO_SESSION' }]
 */
export function sessionRules(terms: OrderTerms | null, facts: PolicyFacts): readonly Violation[] {
  const { lane } = facts;
  switch (lane.kind) {
    case 'none':
      return [{ code: 'NO_SESSION' }];
    case 'busy':
      return [{ code: 'SESSION_BUSY' }];
    case 'unusable':
      return unusable(lane.session);
    case 'free':
      return terms ? carries(lane.session, terms, facts) : [];
  }
}

function unusable({ chain, key }: Session): readonly Violation[] {
  return chain === 'active'
    ? [{ code: 'SESSION_KEY_NOT_READY', state: key }]
    : [{ code: 'SESSION_NOT_ACTIVE', state: chain }];
}

function carries(session: Session, terms: OrderTerms, facts: PolicyFacts): readonly Violation[] {
  const violations: Violation[] = [];
  const { validUntil } = session;
  const { markets, now } = facts;
  const neededUntil = opensRisk(terms.intent) ? terms.validTo : now / 1_000;
  if (validUntil !== 0 && validUntil < neededUntil + SESSION_MARGIN_SECONDS) {
    violations.push({ code: 'SESSION_EXPIRES_TOO_SOON', validUntil });
  }
  const symbol = terms.sellSymbol;
  const needed = decimal(terms.sellAmount).plus(decimal(terms.feeAmount));
  const limit = session.limits.find(({ token }) => token === terms.sellToken);
  if (!limit) {
    violations.push({ code: 'SESSION_TOKEN_NOT_ALLOWED', symbol });
  } else {
    const remaining = limit.remaining ?? limit.limit;
    if (remaining !== 'unlimited' && needed.gt(decimal(remaining))) {
      violations.push({ code: 'SESSION_TOKEN_LIMIT', symbol, needed: toText(needed), remaining });
    }
  }
  const tokens = markets.flatMap(({ base, quote }) => [base, quote]);
  return [...violations, ...sessionFeeRule(session, terms, tokens)];
}
