import type { OrderTerms } from '../domain/order.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import { orderTerms } from '../math/order-terms.ts';
import { type Preview, previewOrder } from '../math/preview.ts';
import { accountRules } from './account-rules.ts';
import type { PolicyFacts } from './policy-facts.ts';
import { readinessRules } from './readiness-rules.ts';
import { sessionRules } from './session-rules.ts';
import { setupRules } from './setup-rules.ts';
import { termsRules } from './terms-rules.ts';
import type { Violation } from './violation.ts';

/** The verdict on a draft. Terms and preview are there as soon as the draft and a price allow to compute them. */
export interface PolicyVerdict {
  readonly violations: readonly Violation[];
  readonly terms: OrderTerms | null;
  readonly preview: Preview | null;
}

/**
 * Judges an order before anything is signed and returns ALL reasons against it. The same function serves the ticket and
 * main; it is pure and never throws, whatever the draft holds.
 *
 * Equity and health factor are judged at the expected fill (mark, or the limit price): that is what the engine will
 * judge. A worse fill within the slippage can still be reverted by the engine, which costs the user nothing;
 * the preview's `afterWorst` shows it.
 */
export function checkPolicy(draft: OrderDraft, facts: PolicyFacts): PolicyVerdict {
  const market = facts.markets.find(({ symbol }) => symbol === draft.symbol);
  const before = readinessRules(draft, facts);
  if (!market) {
    const unknown: Violation = { code: 'UNKNOWN_MARKET', symbol: draft.symbol };
    return { violations: [...before, unknown], terms: null, preview: null };
  }
  const draftViolations = termsRules(draft, market);
  const mark = facts.tickers.find(({ symbol }) => symbol === draft.symbol)?.markPrice;
  if (draftViolations.length > 0 || mark === undefined) {
    const lane = sessionRules(null, facts);
    return { violations: [...draftViolations, ...before, ...lane], terms: null, preview: null };
  }
  const terms = orderTerms(draft, market, mark, facts.feeBps, facts.now);
  const account = facts.risk.value;
  const preview = account && previewOrder(account, terms, market, mark);
  const violations = [
    ...before,
    ...sessionRules(terms, facts),
    ...setupRules(terms, facts),
    ...(preview ? accountRules(terms, preview) : []),
  ];
  return { violations, terms, preview };
}
