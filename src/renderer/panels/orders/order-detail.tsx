import { useEffect, useState } from 'react';
import type { Order } from '../../../shared/domain/order.ts';
import type { OrderEvent } from '../../../shared/domain/order-event.ts';
import { bridge } from '../../bridge.ts';
import { formatDateTime } from '../../format/time.ts';
import { EVENT_WORDS, reasonWords } from '../../words/orders.ts';
import './order-detail.css';

/** An order's history: every event with its source and time, and the ids that identify it. */
export function OrderDetail({ order }: { readonly order: Order }) {
  const [events, setEvents] = useState<readonly OrderEvent[]>([]);
  const { clientOrderId, updatedAt } = order;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed row has new events.
  useEffect(() => {
    let shown = true;
    void bridge.call('orders.events', { clientOrderId }).then((answer) => {
      if (shown && answer.ok) setEvents(answer.value);
    });
    return () => {
      shown = false;
    };
  }, [clientOrderId, updatedAt]);

  return (
    <div className="order-detail">
      <ol>
        <li>
          {formatDateTime(order.createdAt)} ·{' '}
          {order.origin === 'here' ? 'placed here' : 'first seen at the venue'}
        </li>
        {events.map((event) => (
          <li key={`${event.at} ${event.type} ${event.source}`}>
            {formatDateTime(event.at)} · {EVENT_WORDS[event.type]}{' '}
            <span className="muted">({event.source})</span>
            {event.type === 'cancel-requested' && event.by === 'venue' && (
              <small>at the venue</small>
            )}
            {event.type === 'cancel-failed' && <small>{reasonWords(event.reason)}</small>}
            {event.type === 'failed' && (
              <details>
                <summary>{event.failure.code}</summary>
                <pre>{event.failure.message}</pre>
              </details>
            )}
          </li>
        ))}
      </ol>
      <dl className="facts">
        <Fact name="Order" value={clientOrderId} />
        {order.parentOrderId && <Fact name="Placed after order" value={order.parentOrderId} />}
        <Fact name="Venue order" value={order.venueOrderId} />
        <Fact name="Transaction" value={order.fill?.txHash ?? null} />
        <Fact
          name="Session key, nonce"
          value={order.signature && `${order.signature.sessionId}, ${order.signature.nonce}`}
        />
        <Fact name="Order hash" value={order.signature?.orderHash ?? null} />
      </dl>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="mono">{value ?? '—'}</dd>
    </div>
  );
}
