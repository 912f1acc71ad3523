import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { IntentFields } from './intent-fields.tsx';
import { PreviewTable } from './preview-table.tsx';
import { SizeFields } from './size-fields.tsx';
import { TicketEnd } from './ticket-end.tsx';
import { useTicket } from './use-ticket.ts';

interface OrderFormProps {
  readonly account: OwnerAddress;
  readonly market: Market;
  onOpenSessions(): void;
}

/** One order of any kind: its fields, what it would do, and sending it. */
export function OrderForm({ account, market, onOpenSessions }: OrderFormProps) {
  const ticket = useTicket(account, market);
  const { state, held, mark, preview, change } = ticket;
  return (
    <form
      className="stack ticket"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void ticket.submission.submit();
      }}
    >
      <IntentFields state={state} market={market} held={held} onChange={change} />
      <SizeFields state={state} market={market} onChange={change} />
      {mark && <PreviewTable preview={preview} mark={mark} />}
      {preview.warnings.map((warning) => (
        <p key={warning} className="banner banner-warn">
          {warning}
        </p>
      ))}
      <TicketEnd ticket={ticket} onOpenSessions={onOpenSessions} />
    </form>
  );
}
