import type { AppError } from '../../shared/domain/app-error.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AccountFeature } from '../account/open-account.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core } from '../core/open-core.ts';
import type { CancelOrder } from './cancel-order.ts';
import type { PlaceOrder } from './place-order.ts';
import type { PositionOrders } from './position-orders.ts';
import type { SimulateOrder } from './simulate-order.ts';

export interface OrderCommandsOptions {
  readonly account: Pick<AccountFeature, 'refreshSessions'>;
  readonly placeOrder: PlaceOrder;
  readonly cancelOrder: CancelOrder;
  readonly simulateOrder: SimulateOrder;
  readonly positionOrders: PositionOrders;
}

/** The commands that place, simulate and cancel orders. A draft is for the account on show only. */
export function orderCommands(
  { database, state }: Pick<Core, 'database' | 'state'>,
  { account, placeOrder, cancelOrder, simulateOrder, positionOrders }: OrderCommandsOptions,
): CommandsOf<'orders' | 'positions'> {
  return {
    'orders.place': async ({ clientOrderId, draft }) => {
      if (!state.isShown(draft.account)) return NO_ACCOUNT;
      const placed = await placeOrder(clientOrderId, draft);
      return placed.ok ? ok({ clientOrderId }) : placed;
    },
    'orders.simulate': ({ draft }) =>
      state.isShown(draft.account) ? simulateOrder(draft) : NO_ACCOUNT,
    'orders.cancel': async (request) => {
      const cancelled = await cancelOrder(request);
      // A cancellation may use up the session's nonce.
      await account.refreshSessions();
      return cancelled;
    },
    'orders.events': ({ clientOrderId }) => ok(database.journal.events(clientOrderId)),
    'positions.close': positionOrders.close,
    'positions.reverse': positionOrders.reverse,
  };
}

const NO_ACCOUNT: Result<never, AppError> = err({ code: 'NOT_FOUND', what: 'account' });
