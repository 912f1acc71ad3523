import type { AuditEntry } from '../../../shared/domain/history.ts';
import { bridge } from '../../bridge.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { PAGE_SIZE, usePages } from '../../stores/use-pages.ts';
import { HistoryTable } from '../../ui/history-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowTime } from '../../ui/row-time.tsx';
import { ShortHash } from '../../ui/short-hash.tsx';
import type { TableDefinition } from '../../ui/table.tsx';

const WHAT: Readonly<Record<AuditEntry['what'], string>> = {
  order: 'Order',
  session: 'New session',
  'revoke-session': 'Revoke session',
  'invalidate-nonce': 'Cancel order',
  'self-test': 'Self-test',
  transaction: 'Transaction',
};

const TABLE: TableDefinition<AuditEntry> = {
  caption: 'Signatures',
  rowKey: ({ id }) => id,
  columns: [
    { title: 'Time', cell: ({ at }) => <RowTime at={at} /> },
    { title: 'Signed', cell: ({ what }) => WHAT[what] },
    { title: 'Reason', kind: 'words', cell: ({ why }) => why },
    { title: 'Signer', cell: ({ signer }) => <ShortHash text={signer} /> },
    { title: 'Digest', cell: ({ digest }) => <ShortHash text={digest} /> },
  ],
};

/** Every signature this terminal made: what, why, and with which key. The signatures themselves are not kept. */
export function Signatures() {
  const orders = useSlice('orders').asOf;
  const sessions = useSlice('sessions').asOf;
  const pages = usePages<AuditEntry>(`${orders} ${sessions}`, (cursor) =>
    bridge.call('history.audit', { cursor, limit: PAGE_SIZE }),
  );
  return (
    <Panel title="Signatures">
      <HistoryTable
        table={TABLE}
        pages={pages}
        empty="Nothing signed yet: every signature of an order or a session appears here."
      />
    </Panel>
  );
}
