import type { UnixMs } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { Orders } from '../db/database.ts';
import { type EvidenceSources, gatherEvidence } from './gather-evidence.ts';
import { judgeOutcome } from './judge-outcome.ts';
import type { OrderRecorder } from './order-recorder.ts';

/** Between two rounds of looking up while something is unresolved. */
const ROUND_MS = 2_000;

export interface ReconcilerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly orders: Pick<Orders, 'unresolvedAll'>;
  readonly recorder: OrderRecorder;
  readonly sources: EvidenceSources;
}

export interface Reconciler {
  /** Looks up every unresolved order once, now; later rounds follow by themselves while any is left. */
  run(): Promise<void>;
  /** Looks this order up at once, whatever its stage; rounds follow while any order is left. */
  lookUp(order: Order): Promise<void>;
  close(): void;
}

/**
 * Finds out what became of orders whose outcome is unknown, and of open ones that are being cancelled or are past their
 * validTo, from independent sources. One round at a time; a round asked for while one runs follows it.
 */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { clock, orders, recorder } = options;
  let closed = false;
  let cancelTimer = (): void => {};
  let round: Promise<void> | null = null;
  let again = false;

  const lookUp = async (order: Order): Promise<void> => {
    const evidence = await gatherEvidence(options.sources, order);
    if (closed) return;
    const fact = judgeOutcome(order, evidence, order.createdAt, clock.now());
    if (!fact) return;
    if ('venueOrderId' in fact && fact.venueOrderId && !order.venueOrderId) {
      const own = recorder.acknowledge(order.clientOrderId, fact.venueOrderId, 'poll');
      // The row is another order's (`DEDUPLICATED`), and so is what it says.
      if (own.venueOrderId !== fact.venueOrderId) return;
    }
    const ours = fact.type === 'attention' || fact.type === 'cancel-failed';
    const source = fact === evidence.venue ? 'poll' : 'chain';
    recorder.record(order.clientOrderId, ours ? 'terminal' : source, fact);
    options.log.info('order looked up', { clientOrderId: order.clientOrderId, fact: fact.type });
  };

  /** What breaks one look-up must stop neither the others nor the rounds to come. */
  const attempt = (order: Order): Promise<void> =>
    lookUp(order).catch((error: unknown) =>
      options.log.error('look-up failed', {
        clientOrderId: order.clientOrderId,
        error: `${error}`,
      }),
    );

  const runRound = async (): Promise<void> => {
    cancelTimer();
    do {
      again = false;
      await Promise.all(lookedUp(orders.unresolvedAll(), clock.now()).map(attempt));
    } while (again && !closed);
    if (closed) return;
    if (orders.unresolvedAll().length > 0) {
      cancelTimer = clock.schedule(ROUND_MS, () => void run());
    }
  };

  const run = async (): Promise<void> => {
    if (round) {
      again = true;
      return round;
    }
    round = runRound()
      .catch((error: unknown) => options.log.error('look-up round failed', { error: `${error}` }))
      .finally(() => {
        round = null;
      });
    return round;
  };

  return {
    run,
    async lookUp(order) {
      await lookUp(order);
      await run();
    },
    close() {
      closed = true;
      cancelTimer();
    },
  };
}

/** Open orders are followed by frames; after a cancellation or past validTo the chain is asked what is left of them. */
function lookedUp(unresolved: readonly Order[], now: UnixMs): readonly Order[] {
  return unresolved.filter(
    ({ stage, outcomeUnknown, cancelRequested, terms }) =>
      outcomeUnknown ||
      cancelRequested ||
      stage === 'submitted' ||
      stage === 'attention' ||
      (stage === 'open' && terms !== null && now > terms.validTo * 1_000),
  );
}
