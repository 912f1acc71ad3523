import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import type { StateStore } from '../core/state.ts';
import type { Orders } from '../db/database.ts';

export interface FinalOrders {
  /** The order once it is final, or once `holds` is true, however long that takes; null if the terminal closes first. */
  wait(id: ClientOrderId, holds?: (order: Order) => boolean): Promise<Order | null>;
  stop(): void;
}

/** What waiting needs of the core. */
interface FinalOrdersCore {
  readonly database: { readonly orders: Pick<Orders, 'byClientId'> };
  readonly state: Pick<StateStore, 'onDelta'>;
}

/** Reads the order's row after every change of anything: the row, not the event that changed it, is the truth. */
export function createFinalOrders({ database: { orders }, state }: FinalOrdersCore): FinalOrders {
  const waiting = new Set<() => void>();
  let stopped = false;
  return {
    async wait(id, holds = ({ stage }) => isFinal(stage)) {
      if (stopped) return null;
      return new Promise((resolve) => {
        const end = (order: Order | null): void => {
          unsubscribe();
          waiting.delete(stop);
          resolve(order);
        };
        const stop = (): void => end(null);
        const look = (): void => {
          const order = orders.byClientId(id);
          if (order && holds(order)) end(order);
        };
        const unsubscribe = state.onDelta(look);
        waiting.add(stop);
        look();
      });
    },
    stop() {
      stopped = true;
      for (const stop of waiting) stop();
    },
  };
}
