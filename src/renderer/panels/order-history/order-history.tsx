import { useDeferredValue, useState } from 'react';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OrderStage } from '../../../shared/domain/order.ts';
import { bridge } from '../../bridge.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { PAGE_SIZE, usePages } from '../../stores/use-pages.ts';
import { CoverageLine } from '../../ui/coverage-line.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { OrderTable } from '../../ui/order-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { mergeLive } from './merge-live.ts';

const STAGES: readonly OrderStage[] = [
  'filled',
  'failed',
  'expired',
  'cancelled',
  'open',
  'attention',
];

/** Every order ever seen, from this computer's database. */
export function OrderHistory() {
  const account = useSlice('activeAccount');
  const { asOf } = useSlice('orders');
  return (
    <Panel title="Order history" asOf={asOf} actions={<CoverageLine kind="orders" />}>
      {account ? (
        <Rows key={account} account={account} />
      ) : (
        <p className="empty">No account is open.</p>
      )}
    </Panel>
  );
}

function Rows({ account }: { readonly account: OwnerAddress }) {
  const [stage, setStage] = useState<OrderStage | null>(null);
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim()) || null;
  const live = useSlice('orders').value;
  const rows = useSlice('coverage').find(({ kind }) => kind === 'orders')?.rows ?? 0;
  const pages = usePages(`${stage} ${search} ${rows}`, (cursor) =>
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
          <span className="field-label">Stage</span>
          <select
            value={stage ?? ''}
            onChange={({ target }) => setStage(STAGES.find((one) => one === target.value) ?? null)}
          >
            <option value="">all</option>
            {STAGES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shown.length > 0 && <OrderTable name="Order history" orders={shown} />}
      {(shown.length === 0 || pages.hasMore || pages.error) && (
        <MoreRows
          pages={pages}
          empty={filtered || stage ? 'No order matches.' : 'No orders yet.'}
        />
      )}
    </div>
  );
}
