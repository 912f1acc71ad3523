import type { OrderTerms } from '../domain/order.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Violation } from '../domain/violation.ts';
import { feeRate, type OrderFee, orderFee } from '../math/fees.ts';
import { orderTerms, orderTokens } from '../math/order-terms.ts';
import { type Preview, previewOrder } from '../math/preview.ts';
import { accountRules } from './account-rules.ts';
import { feeRules } from './fee-rules.ts';
import { findMark } from './find-mark.ts';
import { freshnessRules } from './freshness-rules.ts';
import { MAX_PRICE_AGE_MS } from './limits.ts';
import { opensRisk } from './opens-risk.ts';
import type { PolicyFacts } from './policy-facts.ts';
import { readinessRules } from './readiness-rules.ts';
import { sessionRules } from './session-rules.ts';
import { setupRules } from './setup-rules.ts';
import { proceedsRule, termsRules } from './terms-rules.ts';
import { userRules } from './user-rules.ts';

/** The verdict on a draft. Fee, terms and preview are null until the draft and the prices allow computing them. */
export interface PolicyVerdict {
  readonly violations: readonly Violation[];
  readonly fee: OrderFee | null;
  readonly terms: OrderTerms | null;
  readonly preview: Preview | null;
}

/**
 * Judges an order before anything is signed and returns ALL reasons against it; without terms there is at least one.
 * Ticket and main call the same function; it is pure and never throws, whatever the draft holds.
 *
 * Equity and health factor are judged at the expected fill (mark, or the limit price), as the engine will judge them. The
 * engine may still revert a worse fill within the slippage, which costs the user nothing; `preview.afterWorst` shows it.
 * A close is judged by the account's figures only while they are fresh: a refusal on chain costs less than not trying.
 *
 * @example
 * checkPolicy(draft, facts).violations // 4 USDC on 1 USDC of margin → []
 * checkPolicy(draft, { ...facts, keychain: 'locked' }).violations // → [{ code: 'KEYCHAIN_NOT_READY', state: 'locked' }]
 */
export function checkPolicy(draft: OrderDraft, facts: PolicyFacts): PolicyVerdict {
  const market = facts.markets.find(({ symbol }) => symbol === draft.symbol);
  const ready = readinessRules(draft, facts);
  const refuse = (...reasons: readonly Violation[]): PolicyVerdict => ({
    violations: [...reasons, ...ready, ...sessionRules(null, facts)],
    fee: null,
    terms: null,
    preview: null,
  });
  if (!market) return refuse({ code: 'UNKNOWN_MARKET', symbol: draft.symbol });
  const flaws = termsRules(draft, market);
  if (flaws.length > 0) return refuse(...flaws);

  const opens = opensRisk(draft.intent);
  const account = facts.risk.value;
  const rate = feeRate(draft.intent, market, facts.fees, account);
  const feeUnknown = feeRules(draft.intent, rate, facts);
  if (!rate) return refuse(...feeUnknown);
  const { sell } = orderTokens(draft.intent, market);
  const fee = orderFee(draft.sellAmount, rate, sell.decimals);
  const mark = findMark(draft.symbol, facts.tickers)?.markPrice ?? null;
  const terms = orderTerms(draft, market, mark, fee.amount, facts.now);
  if (!terms) return refuse(...feeUnknown, ...(opens ? [] : [NO_PRICE]));

  const preview = account && mark !== null ? previewOrder(account, terms, market, mark) : null;
  const judged = opens || freshnessRules(draft, facts).length === 0;
  const violations = [
    ...ready,
    ...feeUnknown,
    ...proceedsRule(terms, market, mark),
    ...sessionRules(terms, facts),
    ...(judged ? setupRules(terms, facts) : []),
    ...(judged && account && preview ? accountRules(terms, account, preview) : []),
    ...userRules(terms, preview, mark, facts),
  ];
  return { violations, fee, terms, preview };
}

/** Without a price not even a close can be protected; a limit order or an unprotected one needs none. */
const NO_PRICE: Violation = { code: 'PRICE_STALE', ageMs: null, maxAgeMs: MAX_PRICE_AGE_MS };
