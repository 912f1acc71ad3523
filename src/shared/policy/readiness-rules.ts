import { type Aged, aged } from '../domain/aged.ts';
import type { UnixMs } from '../domain/ids.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import { isHeld } from '../math/account-values.ts';
import { MAX_ACCOUNT_AGE_MS, MAX_PRICE_AGE_MS } from './limits.ts';
import { opensRisk } from './opens-risk.ts';
import type { PolicyFacts } from './policy-facts.ts';
import type { Violation } from './violation.ts';

/** Whether this terminal may send anything now, and whether what it knows is fresh enough to open risk. */
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
  return opens ? [...violations, ...freshnessRules(draft, facts)] : violations;
}

/** Anything that opens risk fails closed on stale data; protective orders go on. */
function freshnessRules(draft: OrderDraft, facts: PolicyFacts): readonly Violation[] {
  const violations: Violation[] = [];
  if (facts.recovering > 0) {
    violations.push({ code: 'RECOVERY_RUNNING', orders: facts.recovering });
  }
  const ticker = facts.tickers.find(({ symbol }) => symbol === draft.symbol);
  const price = aged(ticker, ticker?.receivedAt ?? null);
  if (isStale(price, facts.now, MAX_PRICE_AGE_MS)) {
    const ageMs = age(price, facts.now);
    violations.push({ code: 'PRICE_STALE', ageMs, maxAgeMs: MAX_PRICE_AGE_MS });
  }
  if (!facts.risk.value || isStale(facts.risk, facts.now, MAX_ACCOUNT_AGE_MS)) {
    const ageMs = age(facts.risk, facts.now);
    violations.push({ code: 'ACCOUNT_STALE', ageMs, maxAgeMs: MAX_ACCOUNT_AGE_MS });
  }
  const market = facts.markets.find(({ symbol }) => symbol === draft.symbol);
  const traded = [market?.base.address, market?.quote.address];
  for (const asset of facts.risk.value?.assets ?? []) {
    const matters = isHeld(asset) || traded.includes(asset.token);
    if (matters && asset.price === null) {
      violations.push({ code: 'ORACLE_STALE', symbol: asset.symbol });
    }
  }
  return violations;
}

const age = ({ asOf }: Aged<unknown>, now: UnixMs): number | null =>
  asOf === null ? null : Math.max(0, now - asOf);

const isStale = (value: Aged<unknown>, now: UnixMs, limit: number): boolean =>
  (age(value, now) ?? Number.POSITIVE_INFINITY) > limit;
