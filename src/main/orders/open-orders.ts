import { gatherFacts } from '../../shared/policy/gather-facts.ts';
import type { AccountFeature } from '../account/open-account.ts';
import type { ChainFeature } from '../chain/open-chain.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core, Feature } from '../core/open-core.ts';
import type { KeysFeature } from '../keys/open-keys.ts';
import type { MarketFeature } from '../market/open-market.ts';
import type { OwnersFeature } from '../owners/open-owners.ts';
import type { VenueFeature } from '../venue/open-venue.ts';
import { type CancelOrder, createCancelOrder } from './cancel-order.ts';
import { createFinalOrders, type FinalOrders } from './final-orders.ts';
import { orderCommands } from './order-commands.ts';
import { createPlaceOrder } from './place-order.ts';
import { createPositionOrders, type PositionOrders } from './position-orders.ts';
import { createPrepareOrder } from './prepare-order.ts';
import { createReconciler } from './reconciler.ts';
import { recoverOrders } from './recover-orders.ts';
import { createSessionLocks } from './session-locks.ts';
import { createSimulateOrder } from './simulate-order.ts';
import { createSubmitOrder } from './submit-order.ts';

/** Orders: placed, sent, looked up, cancelled. */
export interface OrdersFeature extends Feature {
  readonly cancelOrder: CancelOrder;
  readonly closePosition: PositionOrders['close'];
  readonly finalOrders: Pick<FinalOrders, 'wait'>;
  /** Looks up every order whose outcome is unknown. */
  reconcile(): Promise<void>;
  readonly commands: CommandsOf<'orders' | 'positions'>;
}

export interface OrdersBelow {
  readonly keys: KeysFeature;
  readonly chain: ChainFeature;
  readonly venue: VenueFeature;
  readonly owners: OwnersFeature;
  readonly market: MarketFeature;
  readonly account: AccountFeature;
}

/** Settles what a crash left behind before any order can be placed. */
export function openOrders(core: Core, below: OrdersBelow): OrdersFeature {
  const { keys, chain, venue, owners, market, account } = below;
  const { clock, state } = core;
  const { client, config } = venue;
  const { signer } = keys;
  const { fees } = market;

  const locks = createSessionLocks();
  const facts = () => gatherFacts(state.current, clock.now(), locks.held);
  const reconciler = createReconciler(core, { venue: client, chain });
  const finalOrders = createFinalOrders(core);

  const prepare = createPrepareOrder(core, { signer, chain, config });
  const submit = createSubmitOrder(core, { venue: client, account, reconciler });
  const placeOrder = createPlaceOrder(core, { facts, fees, locks, prepare, submit });
  const cancelOrder = createCancelOrder(core, { signer, owners, venue, reconciler, locks });
  const simulateOrder = createSimulateOrder(core, { facts, chain, venue });
  const positionOrders = createPositionOrders(core, { placeOrder, finalOrders, account, fees });

  recoverOrders(core);
  return {
    cancelOrder,
    closePosition: positionOrders.close,
    finalOrders,
    reconcile: reconciler.run,
    commands: orderCommands(core, {
      account,
      placeOrder,
      cancelOrder,
      simulateOrder,
      positionOrders,
    }),
    stop() {
      reconciler.close();
      finalOrders.stop();
    },
  };
}
