import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { isFinal } from '../../shared/domain/order-stage.ts';
import type { StateStore } from '../core/state.ts';
import type { Orders } from '../db/database.ts';

export interface FinalOrders {
  /** The order once it is final, or as `holds` says, however long that takes; null when the terminal closes before. */
  wait(id: ClientOrderId, holds?: (order: Order) => boolean): Promise<Order | null>;
  stop(): void;
}

/** Looks at the order's row whenever anything changed: the row, not the news of it, says what became of it. */
export function createFinalOrders(
  orders: Pick<Orders, 'byClientId'>,
  state: Pick<StateStore, 'onDelta'>,
): FinalOrders {
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
