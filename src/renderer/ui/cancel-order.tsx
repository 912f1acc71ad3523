import { useState } from 'react';
import { type CancellableOrder, checkCancellable } from '../../shared/domain/cancellable.ts';
import type { Order } from '../../shared/domain/order.ts';
import { formatClock } from '../format/time.ts';
import { useSlice } from '../stores/terminal-store.ts';
import type { CommandState } from '../stores/use-command.ts';
import { Confirm, type ConfirmAction } from './confirm.tsx';
import { orderPayers } from './order-payers.ts';
import { PayerSelect } from './payer-select.tsx';

type CancelCommand = CommandState<'orders.cancel'>;

/** The button of an order that may still be filled; nothing for any other. */
export function CancelOrder(props: { readonly order: Order; readonly cancel: CancelCommand }) {
  const [asking, setAsking] = useState(false);
  const cancellable = checkCancellable(props.order);
  if (!cancellable.ok) return null;
  const { pending } = props.cancel;
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
          cancel={props.cancel}
          onDismiss={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface ConfirmCancelProps {
  readonly order: CancellableOrder;
  readonly cancel: CancelCommand;
  onDismiss(): void;
}

/**
 * Asks by which way the order is cancelled and who pays for it. It closes once the way is chosen: the row goes on to say
 * how far the cancellation came, and the order can still be filled meanwhile.
 */
function ConfirmCancel({ order, cancel, onDismiss }: ConfirmCancelProps) {
  const { clientOrderId, venueOrderId, account, terms } = order;
  const { venueCancels } = useSlice('environment');
  const payers = orderPayers(useSlice('accounts'), account);
  const [payer, setPayer] = useState(payers[0]?.address ?? account);
  const byVenue = venueCancels && venueOrderId !== null;
  const run = (input: Parameters<CancelCommand['run']>[0]): void => {
    onDismiss();
    void cancel.run(input);
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
      command={{ pending: cancel.pending, error: null }}
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
