import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error.ts';
import type { ClientOrderId, DecimalString, OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import type { Side } from '../../../shared/domain/position.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { newOrderId } from '../../stores/new-order-id.ts';
import { useNow } from '../../stores/now.ts';
import { useSlices } from '../../stores/terminal-store.ts';
import { clearTicketPrefill, useTicketPrefill } from '../../stores/ticket-prefill.ts';
import { useCommand } from '../../stores/use-command.ts';
import { previewTicket, type TicketPreview, ticketContext } from './preview-ticket.ts';
import { reduceTicket } from './reduce-ticket.ts';
import { EMPTY_TICKET, NO_AMOUNT, type TicketChange, type TicketState } from './ticket-state.ts';
import { type SimulationAnswer, useSimulation } from './use-simulation.ts';

export interface TicketModel {
  readonly state: TicketState;
  readonly mark: DecimalString | null;
  /** The side of the position in this market, which is the one that a close closes. */
  readonly held: Side | null;
  readonly preview: TicketPreview;
  /** What chain and venue expect of the order; null while they are not asked or have not answered. */
  readonly simulation: SimulationAnswer | null;
  readonly submission: Submission;
  change(input: TicketChange): void;
}

interface Submission {
  submit(): Promise<void>;
  readonly pending: boolean;
  /** The last order placed from this ticket, until the ticket is changed. */
  readonly sent: ClientOrderId | null;
  /** Why the last order was not accepted. */
  readonly error: AppError | null;
}

/** The ticket without its looks: what is typed, what it would do, whether it may be sent, and sending it. */
export function useTicket(account: OwnerAddress, market: Market): TicketModel {
  const [state, setState] = useState(EMPTY_TICKET);
  const [sent, setSent] = useState<ClientOrderId | null>(null);
  const slices = useSlices();
  const now = useNow();
  const place = useCommand('orders.place');
  const close = useCommand('positions.close');
  const context = ticketContext(slices, market);
  const preview = previewTicket(state, { account, market, slices, now });
  const simulation = useSimulation(preview.preview && !preview.refused ? preview.draft : null);
  const pending = place.pending || close.pending;

  const change = (...inputs: readonly TicketChange[]): void => {
    setState((before) =>
      inputs.reduce<TicketState>((next, input) => reduceTicket(next, input, context), before),
    );
    setSent(null);
    place.clear();
    close.clear();
  };

  const prefill = useTicketPrefill();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a prefill is taken once, with the prices of that moment.
  useEffect(() => {
    if (!prefill) return;
    const { intent, ...rest } = prefill;
    // Another intent empties the amount, so it comes first.
    change({ intent }, rest);
    clearTicketPrefill();
  }, [prefill]);

  const submit = async (): Promise<void> => {
    if (preview.refused || pending) return;
    const clientOrderId = newOrderId();
    const { draft } = preview;
    const part = closedPart(state, draft);
    const placed = part
      ? await close.run({ clientOrderId, account, symbol: market.symbol, ...part })
      : await place.run({ clientOrderId, draft });
    if (!placed.ok) return;
    setSent(clientOrderId);
    setState((before) => ({ ...before, ...NO_AMOUNT }));
  };

  const position = slices.positions.value.find(({ symbol }) => symbol === market.symbol);
  return {
    state,
    mark: context.mark,
    held: position?.side ?? null,
    preview,
    simulation,
    submission: { submit, pending, sent, error: place.error ?? close.error },
    change,
  };
}

/** A percentage to close at market is applied to the position's size at submit time: main reads it again. */
function closedPart({ fractionBps }: TicketState, { execution }: OrderDraft) {
  return fractionBps !== null && execution.kind === 'market'
    ? { fractionBps, protection: execution.protection }
    : null;
}
