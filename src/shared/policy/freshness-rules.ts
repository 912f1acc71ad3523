import { type Aged, aged, MAX_ACCOUNT_AGE_MS } from '../domain/aged.ts';
import type { UnixMs } from '../domain/ids.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Violation } from '../domain/violation.ts';
import { isHeld } from '../math/account-values.ts';
import { orderTokens } from '../math/order-terms.ts';
import { findMark } from './find-mark.ts';
import { MAX_PRICE_AGE_MS } from './limits.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * Whether price, account and set-up are known and fresh enough to judge an order by. An order that opens risk is refused
 * for each of these; a close proceeds, and is then not judged by outdated figures either.
 *
 * @example
 * freshnessRules(draft, facts) // a price of 31 s ago → [{ code: 'PRICE_STALE', ageMs: 31_000, maxAgeMs: 30_000 }]
 */
export const freshnessRules = (draft: OrderDraft, facts: PolicyFacts): readonly Violation[] => [
  ...priceRule(draft, facts),
  ...accountRule(draft, facts),
  ...oracleRule(draft, facts),
];

function priceRule(draft: OrderDraft, facts: PolicyFacts): readonly Violation[] {
  const ticker = findMark(draft.symbol, facts.tickers);
  const price = aged(ticker, ticker?.receivedAt ?? null);
  const ageMs = age(price, facts.now);
  const maxAgeMs = MAX_PRICE_AGE_MS;
  return isStale(ageMs, maxAgeMs) ? [{ code: 'PRICE_STALE', ageMs, maxAgeMs }] : [];
}

/** Only the owner's own transactions change the set-up, so it has to be known but may be of any age. */
function accountRule(draft: OrderDraft, facts: PolicyFacts): readonly Violation[] {
  const known = facts.risk.value !== null && hasSetup(draft, facts);
  const ageMs = known ? age(facts.risk, facts.now) : null;
  const maxAgeMs = MAX_ACCOUNT_AGE_MS;
  return isStale(ageMs, maxAgeMs) ? [{ code: 'ACCOUNT_STALE', ageMs, maxAgeMs }] : [];
}

function hasSetup(draft: OrderDraft, facts: PolicyFacts): boolean {
  const market = facts.markets.find(({ symbol }) => symbol === draft.symbol);
  if (!market) return true;
  const { sell } = orderTokens(draft.intent, market);
  return facts.setup.value?.tokens.some(({ token }) => token === sell.address) ?? false;
}

/** The chain refuses an order unless the oracle prices every asset that the account holds or the order trades. */
function oracleRule(draft: OrderDraft, facts: PolicyFacts): readonly Violation[] {
  const assets = facts.risk.value?.assets;
  if (!assets) return [];
  const market = facts.markets.find(({ symbol }) => symbol === draft.symbol);
  const traded = market ? [market.base, market.quote] : [];
  const isTraded = (token: string) => traded.some(({ address }) => address === token);
  const unpriced = assets.filter(
    (asset) => asset.price === null && (isHeld(asset) || isTraded(asset.token)),
  );
  const absent = traded.filter(({ address }) => assets.every(({ token }) => token !== address));
  return [...unpriced, ...absent].map(({ symbol }) => ({ code: 'ORACLE_STALE', symbol }));
}

/**
 * Milliseconds between a value and now. A value from the future counts as equally old: the clock was set back.
 *
 * @example
 * age(aged(price, now - 5_000), now) // → 5_000
 */
export const age = ({ asOf }: Aged<unknown>, now: UnixMs): number | null =>
  asOf === null ? null : Math.abs(now - asOf);

/**
 * Whether a value of this age, in milliseconds, may no longer be used; one that was never read is stale.
 *
 * @example
 * isStale(60_000, 60_000) // → false
 * isStale(null, 60_000) // → true
 */
export const isStale = (ageMs: number | null, maxAgeMs: number): boolean =>
  ageMs === null || ageMs > maxAgeMs;
