import { type FormEvent, useEffect, useState } from 'react';
import type { ClientOrderId, OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import type { Side } from '../../../shared/domain/position.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { orderTokens } from '../../../shared/math/order-terms.ts';
import { checkPolicy } from '../../../shared/policy/check-policy.ts';
import { gatherFacts } from '../../../shared/policy/gather-facts.ts';
import { useNow } from '../../stores/now.ts';
import { useSlices } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { INTENT_WORDS } from '../../words/order-words.ts';
import { violationWords } from '../../words/violation-words.ts';
import { changeTicket } from './change-ticket.ts';
import { expectedPrice } from './expected-price.ts';
import { newOrderId } from './new-order-id.ts';
import { PlacedOrder } from './placed-order.tsx';
import { PreviewTable } from './preview-table.tsx';
import { PriceFields } from './price-fields.tsx';
import { SimulationResult } from './simulation-result.tsx';
import { SizeFields } from './size-fields.tsx';
import { isBeyondLiquidation, ticketFlaws } from './ticket-flaws.ts';
import {
  EMPTY_TICKET,
  NO_AMOUNT,
  type TicketChange,
  type TicketState,
  type TicketWish,
} from './ticket-state.ts';
import { toDraft } from './to-draft.ts';
import { WhatFields } from './what-fields.tsx';
import { WorstFillWarning } from './worst-fill-warning.tsx';

interface OrderFormProps {
  readonly account: OwnerAddress;
  readonly market: Market;
  readonly wish: TicketWish | null;
  onOpenSessions(): void;
}

/** One order of any kind: what, how much, at which price; what it would do; and why it cannot be sent, if so. */
export function OrderForm({ account, market, wish, onOpenSessions }: OrderFormProps) {
  const [state, setState] = useState(EMPTY_TICKET);
  const slices = useSlices();
  const now = useNow();
  const place = useCommand('orders.place');
  const close = useCommand('positions.close');
  const [sent, setSent] = useState<ClientOrderId | null>(null);

  const facts = gatherFacts(slices, now);
  const mark = slices.tickers.value.find(({ symbol }) => symbol === market.symbol)?.markPrice;
  const context = {
    market,
    mark: mark ?? null,
    account: slices.risk.value,
    fees: facts.fees,
  };
  const draft = toDraft(state, account, market.symbol);
  const { violations, fee, terms, preview } = checkPolicy(draft, facts);
  const flaws = ticketFlaws(state, expectedPrice(state, context));
  const refused = violations.length > 0 || flaws.length > 0;
  // An empty ticket is no mistake yet; a missing session is worth saying at once.
  const told =
    state.amount !== '' ? violations : violations.filter(({ code }) => code === 'NO_SESSION');
  const pending = place.pending || close.pending;
  const error = place.error ?? close.error;
  const { sell, buy } = orderTokens(state.intent, market);

  const change = (input: TicketChange): void => {
    setState((before) => changeTicket(before, input, context));
    setSent(null);
    place.clear();
    close.clear();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish is granted once, with the context of that moment.
  useEffect(() => {
    if (!wish) return;
    const { intent, ...rest } = wish.change;
    if (intent) change({ intent });
    change(rest);
  }, [wish]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (refused || pending) return;
    const clientOrderId = newOrderId();
    const part = closedPart(state, draft);
    const placed = part
      ? await close.run({ clientOrderId, account, symbol: market.symbol, ...part })
      : await place.run({ clientOrderId, draft });
    if (!placed.ok) return;
    setSent(clientOrderId);
    setState((before) => ({ ...before, ...NO_AMOUNT }));
  };

  return (
    <form className="stack ticket" onSubmit={submit} noValidate>
      <WhatFields state={state} market={market} held={heldSide(slices, market)} onChange={change} />
      <SizeFields state={state} quote={market.quote.symbol} sold={sell} onChange={change} />
      <PriceFields state={state} market={market} bought={buy} onChange={change} />
      {preview && terms && fee && mark && (
        <PreviewTable
          preview={preview}
          terms={terms}
          fee={fee}
          mark={mark}
          session={facts.lane.kind === 'free' ? facts.lane.session : null}
        />
      )}
      {preview && <WorstFillWarning preview={preview} />}
      {preview && isBeyondLiquidation(state, preview) && (
        <p className="banner banner-warn">
          The account would be liquidated in part before the price came to this stop: choose a
          nearer stop or a smaller risk.
        </p>
      )}
      <div className="stack ticket-end">
        {preview && <SimulationResult draft={draft} refused={refused} />}
        <Reasons reasons={[...flaws, ...told.map(violationWords)]} />
        {told.some(({ code }) => code.startsWith('SESSION') || code === 'NO_SESSION') && (
          <button type="button" className="btn" onClick={onOpenSessions}>
            Go to Sessions
          </button>
        )}
        {sent && <PlacedOrder id={sent} />}
        {error && <ErrorBanner error={error} />}
        <button type="submit" className="btn btn-primary" disabled={refused || pending}>
          {pending ? 'Signing…' : INTENT_WORDS[state.intent]}
        </button>
      </div>
    </form>
  );
}

/** A part chosen to be closed at market is a part of the position of then; main reads it again. */
function closedPart({ fractionBps }: TicketState, { execution }: OrderDraft) {
  return fractionBps !== null && execution.kind === 'market'
    ? { fractionBps, protection: execution.protection }
    : null;
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="banner banner-warn" aria-label="Why the order is refused">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

/** The side of the position in a market, which is the one that a close closes. */
function heldSide({ positions }: ReturnType<typeof useSlices>, { symbol }: Market): Side | null {
  return positions.value.find((position) => position.symbol === symbol)?.side ?? null;
}
