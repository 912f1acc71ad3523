import { useDeferredValue, useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OrderStage } from '../../../shared/domain/order-stage.ts';
import { bridge } from '../../bridge.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { PAGE_SIZE, usePages } from '../../stores/use-pages.ts';
import { CoverageLine } from '../../ui/coverage-line.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { NO_ACCOUNT } from '../../ui/no-rows.tsx';
import { Panel } from '../../ui/panel.tsx';
import { mergeLive } from './merge-live.ts';
import { OrderTable } from './order-table.tsx';

const STATUSES = [
  ['filled', 'Filled'],
  ['failed', 'Failed'],
  ['expired', 'Expired'],
  ['cancelled', 'Cancelled'],
  ['open', 'Open'],
  ['attention', 'Needs attention'],
] as const satisfies readonly (readonly [OrderStage, string])[];

/** Every order of the account, from this computer's database. */
export function OrderHistory() {
  const account = useSlice('activeAccount');
  const { asOf } = useSlice('orders');
  const coverage = useSlice('coverage').find(({ kind }) => kind === 'orders');
  return (
    <Panel title="Order history" asOf={asOf} actions={<CoverageLine coverage={coverage} />}>
      {account ? (
        <Rows key={account} account={account} held={coverage?.rows ?? 0} />
      ) : (
        <p className="empty">{NO_ACCOUNT}</p>
      )}
    </Panel>
  );
}

interface RowsProps {
  readonly account: OwnerAddress;
  /** Rows in the database: one more means that the first page has changed. */
  readonly held: number;
}

function Rows({ account, held }: RowsProps) {
  const [stage, setStage] = useState<OrderStage | null>(null);
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim()) || null;
  const live = useSlice('orders').value;
  const pages = usePages(`${stage} ${search} ${held}`, (cursor) =>
    bridge.call('history.orders', {
      account,
      stage,
      text: search,
      from: null,
      to: null,
      cursor,
      limit: PAGE_SIZE,
    }),
  );
  const filtered = search !== null;
  const orders = filtered ? pages.rows : mergeLive(pages.rows, live);
  const shown = stage ? orders.filter((order) => order.stage === stage) : orders;
  return (
    <div className="stack">
      <div className="row">
        <label className="field">
          <span className="field-label">Search</span>
          <input
            type="search"
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label className="field">
          <span className="field-label">Status</span>
          <select
            value={stage ?? ''}
            onChange={({ target }) =>
              setStage(STATUSES.find(([value]) => value === target.value)?.[0] ?? null)
            }
          >
            <option value="">All</option>
            {STATUSES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shown.length > 0 && <OrderTable name="Order history" orders={shown} />}
      {(shown.length === 0 || pages.hasMore || pages.error) && (
        <MoreRows
          pages={pages}
          empty={
            filtered || stage
              ? 'No order matches: change the search or the status.'
              : 'No orders yet: place one in the ticket.'
          }
        />
      )}
    </div>
  );
}
