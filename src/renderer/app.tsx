import { type ReactNode, useState } from 'react';
import { Account } from './panels/account/account.tsx';
import { Balances } from './panels/balances/balances.tsx';
import { Fills } from './panels/fills/fills.tsx';
import { Funding } from './panels/funding/funding.tsx';
import { Limits } from './panels/limits/limits.tsx';
import { Notices } from './panels/notices/notices.tsx';
import { OpenOrders } from './panels/orders/open-orders.tsx';
import { OrderHistory } from './panels/orders/order-history.tsx';
import { Positions } from './panels/positions/positions.tsx';
import { Sessions } from './panels/sessions/sessions.tsx';
import { Signatures } from './panels/signatures/signatures.tsx';
import { Ticket } from './panels/ticket/ticket.tsx';
import { TopBar } from './panels/top-bar/top-bar.tsx';
import { useFailure, useIsLoaded } from './stores/terminal-store.ts';
import { ErrorBanner } from './ui/error-banner.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { Tabs } from './ui/tabs.tsx';

const PANELS = {
  'Open orders': OpenOrders,
  'Order history': OrderHistory,
  'Trade history': Fills,
  Funding,
  Account,
  Sessions,
  Limits,
  Signatures,
} as const;

type TabName = keyof typeof PANELS;

const TABS = Object.entries(PANELS).map(([name, Content]) => ({
  name: name as TabName,
  content: () => guarded(name, <Content />),
}));

const guarded = (name: string, content: ReactNode): ReactNode => (
  <ErrorBoundary key={name} name={name}>
    {content}
  </ErrorBoundary>
);

/** The whole screen, once the first snapshot is here. */
export function App() {
  const loaded = useIsLoaded();
  const failure = useFailure();
  if (failure) return <ErrorBanner error={failure} />;
  return (
    <ErrorBoundary name="Ballast">
      {loaded ? <Screen /> : <p className="loading">Opening the terminal…</p>}
    </ErrorBoundary>
  );
}

function Screen() {
  const [tab, setTab] = useState<TabName>('Open orders');
  return (
    <div className="screen">
      {guarded('The top bar', <TopBar />)}
      {guarded('The notices', <Notices />)}
      <main className="columns">
        <div className="column column-main">
          {guarded('Positions', <Positions />)}
          <Tabs label="Orders and history" tabs={TABS} selected={tab} onSelect={setTab} />
        </div>
        <div className="column column-side">
          {guarded('Ticket', <Ticket onOpenSessions={() => setTab('Sessions')} />)}
          {guarded('Balances', <Balances />)}
        </div>
      </main>
    </div>
  );
}
