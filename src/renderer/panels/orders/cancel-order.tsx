import { useState } from 'react';
import { type CancellableOrder, checkCancellable } from '../../../shared/domain/cancellable.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { formatClock } from '../../format/time.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Confirm, type ConfirmAction } from '../../ui/confirm.tsx';
import { orderPayers } from '../../ui/order-payers.ts';
import { PayerSelect } from '../../ui/payer-select.tsx';
import type { CancelInput } from './use-cancellations.ts';

interface CancelOrderProps {
  readonly order: Order;
  readonly pending: boolean;
  onCancel(input: CancelInput): void;
}

/** The button of an order that may still be filled; nothing for any other. */
export function CancelOrder({ order, pending, onCancel }: CancelOrderProps) {
  const [asking, setAsking] = useState(false);
  const cancellable = checkCancellable(order);
  if (!cancellable.ok) return null;
  return (
    <>
      <button
        type="button"
        className="btn btn-danger"
        disabled={pending}
        onClick={() => setAsking(true)}
      >
        {pending ? 'Cancelling…' : 'Cancel'}
      </button>
      {asking && (
        <ConfirmCancel
          order={cancellable.value}
          onCancel={onCancel}
          onDismiss={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface ConfirmCancelProps {
  readonly order: CancellableOrder;
  onCancel(input: CancelInput): void;
  onDismiss(): void;
}

/**
 * Asks how the order is cancelled and who pays the gas. It closes as soon as that is chosen: the row shows the progress,
 * and the order can still fill meanwhile.
 */
function ConfirmCancel({ order, onCancel, onDismiss }: ConfirmCancelProps) {
  const { clientOrderId, venueOrderId, account, terms } = order;
  const { venueCancels } = useSlice('environment');
  const payers = orderPayers(useSlice('accounts'), account);
  const [payer, setPayer] = useState(payers[0]?.address ?? account);
  const byVenue = venueCancels && venueOrderId !== null;
  const run = (input: CancelInput): void => {
    onDismiss();
    onCancel(input);
  };
  const actions: ConfirmAction[] = [];
  if (byVenue) {
    actions.push({
      words: 'By the venue',
      tone: 'plain',
      run: () => run({ clientOrderId, by: 'venue' }),
    });
  }
  if (payers[0]?.address === account) {
    actions.push({
      words: 'By the owner',
      tone: 'plain',
      title: 'The owner marks the order as cancelled at the engine: no session key is needed.',
      run: () => run({ clientOrderId, by: 'owner' }),
    });
  }
  actions.push({
    words: 'Yes, cancel',
    tone: 'danger',
    title: 'The session key gives up the order’s nonce; the session stays usable.',
    run: () => run({ clientOrderId, by: 'delegate', sender: payer === account ? null : payer }),
  });
  return (
    <Confirm
      question="Cancel this order?"
      actions={actions}
      command={{ pending: false, error: null }}
      onDismiss={onDismiss}
    >
      <p>Cancelling on chain costs gas and cannot be undone.</p>
      {byVenue && (
        <p>
          The venue charges no gas, but what was signed stays valid on chain until{' '}
          {formatClock(terms.validTo * 1_000)}.
        </p>
      )}
      {payers.length > 1 && <PayerSelect payers={payers} value={payer} onChange={setPayer} />}
    </Confirm>
  );
}
