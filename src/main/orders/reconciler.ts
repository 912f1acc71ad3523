import type { UnixMs } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Core } from '../core/open-core.ts';
import { type EvidenceSources, gatherEvidence } from './gather-evidence.ts';
import { judgeOutcome } from './judge-outcome.ts';

/** Between two rounds while any order is unresolved. */
const ROUND_MS = 2_000;

export interface Reconciler {
  /** Looks up every unresolved order once, now; more rounds follow by themselves while any is left. */
  run(): Promise<void>;
  /** Looks this order up at once, whatever its stage; rounds follow while any order is left. */
  lookUp(order: Order): Promise<void>;
  close(): void;
}

/**
 * Looks up orders whose outcome is unknown, and open ones that are being cancelled or are past their validTo, in
 * independent sources. One round at a time; a round asked for while one runs follows it.
 */
export function createReconciler(
  core: Pick<Core, 'clock' | 'log' | 'database' | 'state' | 'recorder'>,
  sources: EvidenceSources,
): Reconciler {
  const { clock, log, state, recorder } = core;
  const { orders } = core.database;
  let closed = false;
  let cancelTimer = (): void => {};
  let round: Promise<void> | null = null;
  let again = false;

  const lookUp = async (order: Order): Promise<void> => {
    const evidence = await gatherEvidence(sources, state.current.venue.config, order);
    if (closed) return;
    const fact = judgeOutcome(order, evidence, order.createdAt, clock.now());
    if (!fact) return;
    if ('venueOrderId' in fact && fact.venueOrderId && !order.venueOrderId) {
      const own = recorder.acknowledge(order.clientOrderId, fact.venueOrderId, 'poll');
      // The row belongs to another order (`DEDUPLICATED`), and so does its status.
      if (own.venueOrderId !== fact.venueOrderId) return;
    }
    const ours = fact.type === 'attention' || fact.type === 'cancel-failed';
    const source = fact === evidence.venue ? 'poll' : 'chain';
    recorder.record(order.clientOrderId, ours ? 'terminal' : source, fact);
    log.info('order looked up', { clientOrderId: order.clientOrderId, fact: fact.type });
  };

  /** A bug in one look-up must stop neither the others nor later rounds. */
  const attempt = (order: Order): Promise<void> =>
    lookUp(order).catch((error: unknown) =>
      log.error('look-up failed', {
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
      .catch((error: unknown) => log.error('look-up round failed', { error: `${error}` }))
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

/** Frames follow open orders; after a cancellation or past validTo the chain is asked as well. */
function lookedUp(unresolved: readonly Order[], now: UnixMs): readonly Order[] {
  return unresolved.filter(
    ({ stage, outcomeUnknown, cancel, terms }) =>
      outcomeUnknown ||
      cancel !== null ||
      stage === 'submitted' ||
      stage === 'attention' ||
      (stage === 'open' && terms !== null && now > terms.validTo * 1_000),
  );
}
