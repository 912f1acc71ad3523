import { useSlice } from '../../stores/terminal-store.ts';
import { OpenPaperAccount } from '../../ui/open-paper-account.tsx';
import { Panel } from '../../ui/panel.tsx';
import { OrderForm } from './order-form.tsx';
import './ticket.css';

/** Where orders are made. Without an account or a market it says what to do first. */
export function Ticket({ onOpenSessions }: { onOpenSessions(): void }) {
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
          onOpenSessions={onOpenSessions}
        />
      ) : (
        <p className="empty">The venue’s markets are not loaded yet: wait for the connection.</p>
      )}
    </Panel>
  );
}
