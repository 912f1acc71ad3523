import { useState } from 'react';
import { type CancellableOrder, checkCancellable } from '../../shared/domain/cancellable.ts';
import type { Order } from '../../shared/domain/order.ts';
import { formatClock } from '../format/time.ts';
import { useSlice } from '../stores/terminal-store.ts';
import type { CommandState } from '../stores/use-command.ts';
import { orderPayers } from './order-payers.ts';

type CancelCommand = CommandState<'orders.cancel'>;

/** The button of an order that may still be filled; nothing for any other. */
export function CancelOrder(props: { readonly order: Order; readonly cancel: CancelCommand }) {
  const cancellable = checkCancellable(props.order);
  return cancellable.ok ? <AskToCancel order={cancellable.value} cancel={props.cancel} /> : null;
}

/** A cancellation costs gas and cannot be taken back: it asks once more, in place, who is to make it. */
function AskToCancel({
  order: { clientOrderId, venueOrderId, account, terms },
  cancel,
}: {
  readonly order: CancellableOrder;
  readonly cancel: CancelCommand;
}) {
  const [asking, setAsking] = useState(false);
  const { venueCancels } = useSlice('environment');
  const payers = orderPayers(useSlice('accounts'), account);
  const [chosen, setChosen] = useState(payers[0]?.address ?? account);
  if (cancel.pending || !asking) {
    return (
      <button
        type="button"
        className="btn btn-danger"
        disabled={cancel.pending}
        onClick={() => setAsking(true)}
      >
        {cancel.pending ? 'Cancelling…' : 'Cancel'}
      </button>
    );
  }
  const run = (input: Parameters<CancelCommand['run']>[0]): void => {
    setAsking(false);
    void cancel.run(input);
  };
  const sender = chosen === account ? null : chosen;
  const byVenue = venueCancels && venueOrderId !== null;
  return (
    <>
      <span>Cancel it?</span>
      <button
        type="button"
        className="btn btn-danger"
        title="The session’s key gives up the order’s nonce; the session stays usable."
        onClick={() => run({ clientOrderId, by: 'delegate', sender })}
      >
        Yes, cancel
      </button>
      {payers.length > 1 && (
        <select
          aria-label="Gas paid by"
          value={chosen}
          onChange={({ target }) =>
            setChosen(payers.find(({ address }) => address === target.value)?.address ?? chosen)
          }
        >
          {payers.map(({ address, label }) => (
            <option key={address} value={address}>
              gas: {label}
            </option>
          ))}
        </select>
      )}
      {payers[0]?.address === account && (
        <button
          type="button"
          className="btn btn-quiet"
          title="The owner marks the order as cancelled at the engine: no session key is needed."
          onClick={() => run({ clientOrderId, by: 'owner' })}
        >
          By the owner
        </button>
      )}
      {byVenue && (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => run({ clientOrderId, by: 'venue' })}
        >
          By the venue
        </button>
      )}
      <button type="button" className="btn btn-quiet" onClick={() => setAsking(false)}>
        No
      </button>
      {byVenue && (
        <small>
          The venue asks no gas, but what was signed stays valid on chain until{' '}
          {formatClock(terms.validTo * 1_000)}.
        </small>
      )}
    </>
  );
}
