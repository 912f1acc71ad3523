import { useState } from 'react';
import type { ClientOrderId } from '../../../shared/domain/ids.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import { formatAmount } from '../../format/number.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';
import { RowTime } from '../../ui/row-time.tsx';
import { SideMark } from '../../ui/side-mark.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { INTENT_WORDS } from '../../words/orders.ts';
import { CancelOrder } from './cancel-order.tsx';
import { OrderDetail } from './order-detail.tsx';
import { OrderOutcome } from './order-outcome.tsx';
import { OrderStatus } from './order-status.tsx';
import { useCancellations } from './use-cancellations.ts';

const FACTS: readonly Column<Order>[] = [
  { title: 'Time', cell: ({ createdAt }) => <RowTime at={createdAt} /> },
  { title: 'Order', detail: 'Market', cell: (order) => <OrderName order={order} /> },
  {
    title: 'Sell amount',
    kind: 'number',
    cell: ({ terms }) => (terms ? formatAmount(terms.sellAmount, terms.sellSymbol, 'ceil') : '—'),
  },
  {
    title: 'Filled / Min. receive',
    detail: 'Avg price / Limit',
    kind: 'number',
    cell: (order) => <OrderOutcome order={order} />,
  },
  { title: 'Status', kind: 'words', cell: (order) => <OrderStatus order={order} /> },
];

interface OrderTableProps {
  readonly name: string;
  readonly orders: readonly Order[];
}

/** Orders as rows. One can be opened to its events; those that may still be filled can be cancelled. */
export function OrderTable({ name, orders }: OrderTableProps) {
  const [opened, setOpened] = useState<ClientOrderId | null>(null);
  const { cancel, isPending, errorOf } = useCancellations();
  const actions: Column<Order> = {
    title: 'Actions',
    kind: 'actions',
    cell: (order) => {
      const id = order.clientOrderId;
      return (
        <div className="row">
          <CancelOrder
            order={order}
            pending={isPending(id)}
            onCancel={(input) => void cancel(input)}
          />
          <button
            type="button"
            className="btn btn-quiet"
            aria-expanded={opened === id}
            onClick={() => setOpened(opened === id ? null : id)}
          >
            Details
          </button>
        </div>
      );
    },
  };
  const below = (order: Order) => {
    const error = errorOf(order.clientOrderId);
    if (!error && opened !== order.clientOrderId) return null;
    return (
      <>
        {error && <ErrorBanner error={error} />}
        {opened === order.clientOrderId && <OrderDetail order={order} />}
      </>
    );
  };
  return (
    <Table
      table={{
        caption: name,
        columns: [...FACTS, actions],
        rowKey: ({ clientOrderId }) => clientOrderId,
        rowProps: ({ stage, clientOrderId }) => ({
          className: `row-${stage}`,
          'data-stage': stage,
          'data-order': clientOrderId,
        }),
      }}
      rows={orders}
      below={below}
    />
  );
}

function OrderName({ order: { terms } }: { readonly order: Order }) {
  if (!terms) return <>Placed elsewhere</>;
  return (
    <>
      <SideMark side={sellsQuote(terms.intent) ? 'buy' : 'sell'}>
        {INTENT_WORDS[terms.intent]}, {terms.kind}
      </SideMark>{' '}
      <small>{terms.symbol}</small>
    </>
  );
}
