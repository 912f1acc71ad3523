import { useSlice } from '../../stores/terminal-store.ts';
import { Panel } from '../../ui/panel.tsx';
import { OpenPaperAccount } from './open-paper-account.tsx';
import { OrderForm } from './order-form.tsx';
import type { TicketWish } from './ticket-state.ts';
import './ticket.css';

interface TicketProps {
  readonly wish: TicketWish | null;
  onOpenSessions(): void;
}

/** Where orders are made. Without an account or a market it says what to do first. */
export function Ticket({ wish, onOpenSessions }: TicketProps) {
  const account = useSlice('activeAccount');
  const [market] = useSlice('markets').value;
  return (
    <Panel title="Ticket">
      {!account ? (
        <OpenPaperAccount />
      ) : market ? (
        <OrderForm
          key={account}
          account={account}
          market={market}
          wish={wish}
          onOpenSessions={onOpenSessions}
        />
      ) : (
        <p className="empty">The venue’s markets are not known yet.</p>
      )}
    </Panel>
  );
}
