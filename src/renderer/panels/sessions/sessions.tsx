import { useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Panel } from '../../ui/panel.tsx';
import { CreateSession } from './create-session.tsx';
import { Flatten } from './flatten.tsx';
import { OrphanKeys } from './orphan-keys.tsx';
import { SessionTable } from './session-table.tsx';
import { SigningMethod } from './signing-method.tsx';
import { TopUp } from './top-up.tsx';

/** The account's session keys, and what its owner can do with them. */
export function Sessions() {
  const account = useSlice('activeAccount');
  const { asOf } = useSlice('sessions');
  return (
    <Panel title="Sessions" asOf={asOf}>
      {account ? (
        <SessionsOf key={account} account={account} />
      ) : (
        <p className="empty">No account is selected: add one in Account.</p>
      )}
    </Panel>
  );
}

function SessionsOf({ account }: { readonly account: OwnerAddress }) {
  const [payer, setPayer] = useState<OwnerAddress | null>(null);
  return (
    <div className="stack">
      <SessionTable payer={payer} />
      <OrphanKeys />
      <SigningMethod account={account} payer={payer} onChange={setPayer} />
      <TopUp account={account} payer={payer} />
      <CreateSession account={account} payer={payer} />
      <Flatten account={account} payer={payer} />
    </div>
  );
}
