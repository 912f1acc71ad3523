import type { OrderDraft } from '../domain/order-draft.ts';
import type { Violation } from '../domain/violation.ts';
import { freshnessRules } from './freshness-rules.ts';
import { opensRisk } from './opens-risk.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * Whether this terminal may send an order now. An order that opens risk is refused while an earlier order's outcome is
 * unknown and on stale data; protective orders proceed.
 *
 * @example
 * readinessRules(draft, { ...facts, connection: 'offline' }) // → [{ code: 'NOT_LIVE', state: 'offline' }]
 */
export function readinessRules(draft: OrderDraft, facts: PolicyFacts): readonly Violation[] {
  const violations: Violation[] = [];
  const opens = opensRisk(draft.intent);
  const sendable = opens ? ['live'] : ['live', 'syncing'];
  if (!sendable.includes(facts.connection)) {
    violations.push({ code: 'NOT_LIVE', state: facts.connection });
  }
  if (facts.keychain !== 'ready') {
    violations.push({ code: 'KEYCHAIN_NOT_READY', state: facts.keychain });
  }
  if (facts.configChanges.length > 0) {
    violations.push({ code: 'VENUE_CONFIG_CHANGED', fields: facts.configChanges });
  }
  if (opens && facts.recovering > 0) {
    violations.push({ code: 'RECOVERY_RUNNING', orders: facts.recovering });
  }
  return opens ? [...violations, ...freshnessRules(draft, facts)] : violations;
}
