import { isFinal } from '../../../shared/domain/order-stage.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { NoRows } from '../../ui/no-rows.tsx';
import { Panel } from '../../ui/panel.tsx';
import { OrderTable } from './order-table.tsx';

/** Every order that can still change. */
export function OpenOrders() {
  const { value, asOf } = useSlice('orders');
  const open = value.filter(({ stage }) => !isFinal(stage));
  return (
    <Panel title="Open orders" asOf={asOf}>
      {open.length === 0 ? (
        <NoRows
          asOf={asOf}
          words="No open orders: an order placed in the ticket waits here until it is filled."
        />
      ) : (
        <OrderTable name="Open orders" orders={open} />
      )}
    </Panel>
  );
}
