import type { OwnerAddress, UnixMs } from '../../../shared/domain/ids.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { Slices } from '../../../shared/domain/slices.ts';
import type { Market } from '../../../shared/domain/token.ts';
import type { Violation } from '../../../shared/domain/violation.ts';
import { checkPolicy, type PolicyVerdict } from '../../../shared/policy/check-policy.ts';
import { gatherFacts } from '../../../shared/policy/gather-facts.ts';
import { expectedPrice } from './size.ts';
import { type TicketContext, type TicketState, toDraft } from './ticket-state.ts';
import { ticketFlaws, ticketWarnings } from './validate-ticket.ts';

/** What the ticket shows about the order it holds. */
export interface TicketPreview extends Pick<PolicyVerdict, 'fee' | 'terms' | 'preview'> {
  readonly draft: OrderDraft;
  /** The session that would sign it; null while none is free. */
  readonly session: Session | null;
  /** It cannot be sent, whether or not the reason is shown yet. */
  readonly refused: boolean;
  /** Reasons against it: first those of the ticket's own fields, then those of the policy that are worth showing. */
  readonly flaws: readonly string[];
  readonly violations: readonly Violation[];
  readonly warnings: readonly string[];
}

/** What the ticket computes with. */
export function ticketContext(slices: Slices, market: Market): TicketContext {
  const ticker = slices.tickers.value.find(({ symbol }) => symbol === market.symbol);
  return {
    market,
    mark: ticker?.markPrice ?? null,
    account: slices.risk.value,
    fees: slices.fees,
  };
}

interface TicketMoment {
  readonly account: OwnerAddress;
  readonly market: Market;
  readonly slices: Slices;
  readonly now: UnixMs;
}

/** The draft with its preview and its verdict, by the policy that main applies again before it signs. */
export function previewTicket(
  state: TicketState,
  { account, market, slices, now }: TicketMoment,
): TicketPreview {
  const facts = gatherFacts(slices, now);
  const draft = toDraft(state, account, market.symbol);
  const { violations, fee, terms, preview } = checkPolicy(draft, facts);
  const flaws = ticketFlaws(state, expectedPrice(state, ticketContext(slices, market)));
  return {
    draft,
    fee,
    terms,
    preview,
    session: facts.lane.kind === 'free' ? facts.lane.session : null,
    refused: violations.length > 0 || flaws.length > 0,
    flaws,
    // An empty ticket is no mistake yet; a missing session is worth saying at once.
    violations:
      state.amount !== '' ? violations : violations.filter(({ code }) => code === 'NO_SESSION'),
    warnings: preview ? ticketWarnings(state, preview) : [],
  };
}
