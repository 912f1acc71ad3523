import type { ClientOrderId } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { isFinal } from '../../../shared/domain/order-stage.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import { formatAmount } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { StageChip } from '../../ui/stage-chip.tsx';
import { failureWords, INTENT_WORDS } from '../../words/orders.ts';
import { violationWords } from '../../words/risk.ts';
import { chainWords, type SimulationWords, venueWords } from '../../words/ticket.ts';
import type { TicketPreview } from './preview-ticket.ts';
import type { TicketModel } from './use-ticket.ts';

interface TicketEndProps {
  readonly ticket: TicketModel;
  onOpenSessions(): void;
}

/** The button that sends the order, why it cannot be sent, and the status of the last one. */
export function TicketEnd({ ticket, onOpenSessions }: TicketEndProps) {
  const { state, preview, submission } = ticket;
  const { pending, sent, error } = submission;
  const needsSession = preview.violations.some(({ code }) => code.includes('SESSION'));
  const buys = sellsQuote(state.intent);
  return (
    <div className="stack ticket-end">
      {preview.preview && <Simulation ticket={ticket} />}
      <Reasons preview={preview} />
      {needsSession && (
        <button type="button" className="btn" onClick={onOpenSessions}>
          Go to Sessions
        </button>
      )}
      {sent && <PlacedOrder id={sent} />}
      {error && <ErrorBanner error={error} />}
      <button
        type="submit"
        className={`btn btn-primary ${buys ? 'btn-buy' : 'btn-sell'}`}
        disabled={preview.refused || pending}
      >
        <span aria-hidden="true">{buys ? '▲' : '▼'}</span>
        {pending ? 'Signing…' : INTENT_WORDS[state.intent]}
      </button>
    </div>
  );
}

/** Whether chain and venue expect of the order what the preview does. They warn; they forbid nothing. */
function Simulation({ ticket: { preview, simulation } }: { readonly ticket: TicketModel }) {
  const { kind } = preview.draft.execution;
  const waiting: SimulationWords = {
    tone: 'muted',
    text: preview.refused ? 'not asked' : 'asking…',
  };
  const [chain, venue] = !simulation
    ? [waiting, waiting]
    : simulation.ok
      ? [chainWords(simulation.value.chain, kind), venueWords(simulation.value.venue)]
      : [chainWords(simulation, kind), venueWords(simulation)];
  return (
    <dl className="simulation-result">
      <Source name="Chain" words={chain} />
      <Source name="Venue" words={venue} />
    </dl>
  );
}

function Source({ name, words }: { readonly name: string; readonly words: SimulationWords }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={words.tone} title={words.text}>
        {words.text}
      </dd>
    </div>
  );
}

function Reasons({ preview: { flaws, violations } }: { readonly preview: TicketPreview }) {
  const reasons = [...flaws, ...violations.map(violationWords)];
  if (reasons.length === 0) return null;
  return (
    <ul className="banner banner-warn" aria-label="Why the order is refused">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

/** Status of the last order placed from the ticket. */
function PlacedOrder({ id }: { readonly id: ClientOrderId }) {
  const order = useSlice('orders').value.find(({ clientOrderId }) => clientOrderId === id);
  if (!order?.terms) return null;
  const { stage, terms, failure } = order;
  return (
    <p role="status">
      <StageChip order={order} /> {formatAmount(terms.sellAmount, terms.sellSymbol)} →{' '}
      {receivedWords(order) ?? terms.buySymbol}. {failure && `${failureWords(failure)}. `}See{' '}
      {isFinal(stage) ? 'Order history' : 'Open orders'}.
    </p>
  );
}

function receivedWords({ terms, fill }: Order): string | null {
  return terms && fill?.boughtAmount ? formatAmount(fill.boughtAmount, terms.buySymbol) : null;
}
