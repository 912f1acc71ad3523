import { type FormEvent, useState } from 'react';
import type { ClientOrderId, OwnerAddress } from '../../../shared/domain/ids.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { checkPolicy } from '../../../shared/policy/check-policy.ts';
import { gatherFacts } from '../../../shared/policy/gather-facts.ts';
import { useNow } from '../../stores/now.ts';
import { useSlice, useSlices } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { Field } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { violationWords } from '../../words/violation-words.ts';
import { newOrderId } from './new-order-id.ts';
import { OpenPaperAccount } from './open-paper-account.tsx';
import { PreviewTable } from './preview-table.tsx';
import './ticket.css';
import { PlacedOrder } from './placed-order.tsx';
import { changeTicket, EMPTY_TICKET, type TicketChange, toDraft } from './ticket-state.ts';
import { WorstFillWarning } from './worst-fill-warning.tsx';

interface TicketProps {
  onOpenSessions(): void;
}

/** Where orders are made. Without an account or a market it says what to do first. */
export function Ticket({ onOpenSessions }: TicketProps) {
  const account = useSlice('activeAccount');
  const [market] = useSlice('markets').value;
  return (
    <Panel title="Ticket">
      {!account ? (
        <OpenPaperAccount />
      ) : market ? (
        <OpenLong key={account} account={account} market={market} onOpenSessions={onOpenSessions} />
      ) : (
        <p className="empty">The venue’s markets are not known yet.</p>
      )}
    </Panel>
  );
}

interface OpenLongProps extends TicketProps {
  readonly account: OwnerAddress;
  readonly market: Market;
}

function OpenLong({ account, market, onOpenSessions }: OpenLongProps) {
  const [state, setState] = useState(EMPTY_TICKET);
  const slices = useSlices();
  const now = useNow();
  const place = useCommand('orders.place');
  const [sent, setSent] = useState<ClientOrderId | null>(null);

  const draft = toDraft(state, account, market.symbol);
  const { violations, terms, preview } = checkPolicy(draft, gatherFacts(slices, now));
  const mark = slices.tickers.value.find(({ symbol }) => symbol === market.symbol)?.markPrice;
  const touched = state.borrow !== '';
  // An empty ticket is no mistake yet; a missing session is worth saying at once.
  const told = touched ? violations : violations.filter(({ code }) => code === 'NO_SESSION');
  const quote = market.quote.symbol;

  const change = (input: TicketChange): void => {
    setState(changeTicket(state, input));
    setSent(null);
    place.clear();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (violations.length > 0 || place.pending) return;
    const placed = await place.run({ clientOrderId: newOrderId(), draft });
    if (!placed.ok) return;
    setSent(placed.value.clientOrderId);
    // The same order must not go out twice by a second press.
    setState({ ...state, margin: '', borrow: '' });
  };

  return (
    <form className="stack ticket" onSubmit={submit} noValidate>
      <div className="row">
        <Field
          label={`Margin (${quote})`}
          value={state.margin}
          onChange={(margin) => change({ margin })}
        />
        <Field
          label="Leverage"
          value={state.leverage}
          onChange={(leverage) => change({ leverage })}
        />
      </div>
      <div className="row">
        <Field
          label={`Borrow (${quote})`}
          value={state.borrow}
          onChange={(borrow) => change({ borrow })}
        />
        <Field
          label="Slippage (%)"
          value={state.slippage}
          disabled={state.unprotected}
          onChange={(slippage) => change({ slippage })}
        />
      </div>
      <label className="row">
        <input
          type="checkbox"
          checked={state.unprotected}
          onChange={({ target }) => change({ unprotected: target.checked })}
        />
        <span>No price protection</span>
      </label>
      {state.unprotected && (
        <p className="banner banner-warn">
          The order will be filled at any price at all. Only the health factor after it is checked.
        </p>
      )}
      {preview && terms && mark && <PreviewTable preview={preview} terms={terms} mark={mark} />}
      {preview && <WorstFillWarning preview={preview} />}
      <div className="stack ticket-end">
        {told.length > 0 && (
          <ul className="banner banner-warn" aria-label="Why the order is refused">
            {told.map((violation) => (
              <li key={JSON.stringify(violation)}>{violationWords(violation)}</li>
            ))}
          </ul>
        )}
        {violations.some(({ code }) => code.startsWith('SESSION') || code === 'NO_SESSION') && (
          <button type="button" className="btn" onClick={onOpenSessions}>
            Go to Sessions
          </button>
        )}
        {sent && <PlacedOrder id={sent} />}
        {place.error && <ErrorBanner error={place.error} />}
        <button
          type="submit"
          className="btn btn-primary"
          disabled={violations.length > 0 || place.pending}
        >
          {place.pending ? 'Signing…' : 'Open long'}
        </button>
      </div>
    </form>
  );
}
