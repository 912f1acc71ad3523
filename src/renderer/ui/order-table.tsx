import { useState } from 'react';
import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { formatAmount } from '../format/number.ts';
import { formatClock, formatDate } from '../format/time.ts';
import { OrderDetail } from '../panels/order-detail/order-detail.tsx';
import { useCommand } from '../stores/use-command.ts';
import { failureWords } from '../words/failure-words.ts';
import { INTENT_WORDS } from '../words/order-words.ts';
import { CancelOrder } from './cancel-order.tsx';
import { ErrorBanner } from './error-banner.tsx';
import { OrderOutcome } from './order-outcome.tsx';
import { StageChip } from './stage-chip.tsx';
import { VenueCancelNote } from './venue-cancel-note.tsx';

const COLUMNS = 6;

/** Orders as rows; one of them can be opened to its events, and those that may still be filled can be cancelled. */
export function OrderTable({
  name,
  orders,
}: {
  readonly name: string;
  readonly orders: readonly Order[];
}) {
  const [opened, setOpened] = useState<ClientOrderId | null>(null);
  return (
    <table className="table">
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Order</th>
          <th scope="col" className="num">
            Sells
          </th>
          <th scope="col" className="num">
            Bought, or at least <small>at, or at worst</small>
          </th>
          <th scope="col">Stage</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => {
          const { clientOrderId } = order;
          const isOpened = opened === clientOrderId;
          const toggle = () => setOpened(isOpened ? null : clientOrderId);
          return [
            <OrderRow key={clientOrderId} order={order} opened={isOpened} onToggle={toggle} />,
            isOpened && (
              <tr key={`${clientOrderId} detail`}>
                <td colSpan={COLUMNS}>
                  <OrderDetail order={order} />
                </td>
              </tr>
            ),
          ];
        })}
      </tbody>
    </table>
  );
}

interface OrderRowProps {
  readonly order: Order;
  readonly opened: boolean;
  onToggle(): void;
}

function OrderRow({ order, opened, onToggle }: OrderRowProps) {
  const { terms, failure } = order;
  const cancel = useCommand('orders.cancel');
  return (
    <>
      <tr
        className={`row-${order.stage}`}
        data-stage={order.stage}
        data-order={order.clientOrderId}
      >
        <td>
          <time dateTime={new Date(order.createdAt).toISOString()}>
            {formatClock(order.createdAt)} <small>{formatDate(order.createdAt)}</small>
          </time>
        </td>
        <td>
          {terms ? `${INTENT_WORDS[terms.intent]}, ${terms.kind}` : 'placed elsewhere'}{' '}
          <small>{terms?.symbol}</small>
        </td>
        <td className="num">
          {terms ? formatAmount(terms.sellAmount, terms.sellSymbol, 'ceil') : '—'}
        </td>
        <td className="num">
          <OrderOutcome order={order} />
        </td>
        <td className="words">
          <StageChip order={order} /> <VenueCancelNote order={order} />
          {failure && <span className="bad">{failureWords(failure)}</span>}
        </td>
        <td>
          <div className="row">
            <CancelOrder order={order} cancel={cancel} />
            <button
              type="button"
              className="btn btn-quiet"
              aria-expanded={opened}
              onClick={onToggle}
            >
              {opened ? 'Hide' : 'Show'}
            </button>
          </div>
        </td>
      </tr>
      {cancel.error && (
        <tr>
          <td colSpan={COLUMNS} className="words">
            <ErrorBanner error={cancel.error} />
          </td>
        </tr>
      )}
    </>
  );
}
