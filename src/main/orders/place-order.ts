import type { AppError } from '../../shared/domain/app-error.ts';
import { createOrder } from '../../shared/domain/create-order.ts';
import type { Fees } from '../../shared/domain/fees.ts';
import type { ClientOrderId, UnixMs } from '../../shared/domain/ids.ts';
import type { Order, OrderTerms } from '../../shared/domain/order.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import { checkPolicy } from '../../shared/policy/check-policy.ts';
import { feeRaiseRule } from '../../shared/policy/fee-rules.ts';
import type { PolicyFacts } from '../../shared/policy/policy-facts.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Core } from '../core/open-core.ts';
import type { FeeFeed } from '../market/fee-feed.ts';
import { distinctTerms } from './distinct-terms.ts';
import { neverSent, notOpened } from './never-sent.ts';
import type { PrepareOrder } from './prepare-order.ts';
import type { SessionLocks } from './session-locks.ts';
import type { SubmitOrder } from './submit-order.ts';

export interface PlaceOrderOptions {
  /** Everything policy looks at, as it is now; sessions that are held count as busy. */
  readonly facts: () => PolicyFacts;
  readonly fees: Pick<FeeFeed, 'confirm'>;
  readonly locks: SessionLocks;
  readonly prepare: PrepareOrder;
  readonly submit: SubmitOrder;
}

/** More orders than can become final within the life of a market order. */
const RECENT_FINAL = 100;

/** An order that waits for another one to be filled. */
export interface ContingentOrder {
  readonly clientOrderId: ClientOrderId;
  readonly draft: OrderDraft;
}

export interface PlaceOrder {
  /**
   * Confirms the venue's fee, checks policy, journals the intent, signs for the current configuration and nonce, journals
   * the signature, then sends. Answers once the order is signed and sending has begun; the outcome arrives as deltas. A
   * `contingent` order is journaled in the same commit, holds no session and is not sent: `waiting` does that.
   *
   * Errors: ALREADY_EXISTS for a client order id used before (nothing is done); POLICY_REFUSED with every violation, also
   * for a contingent order that has no terms (nothing is written). Later errors also leave failed rows, because nothing
   * was sent: configuration changed, keychain, allow-list, chain unreachable.
   */
  (
    id: ClientOrderId,
    draft: OrderDraft,
    contingent?: ContingentOrder,
  ): Promise<Result<null, AppError>>;
  /**
   * Places a journaled contingent order, checked and priced again. Same errors; its row is left to the caller, who knows
   * what it waited for.
   */
  waiting(contingent: ContingentOrder): Promise<Result<null, AppError>>;
}

/** The one way from a draft to a signed order that is being sent. */
export function createPlaceOrder(
  core: Pick<Core, 'settings' | 'clock' | 'database' | 'recorder' | 'background'>,
  { facts, fees, locks, prepare, submit }: PlaceOrderOptions,
): PlaceOrder {
  const { clock, recorder, background } = core;
  const { chainId } = core.settings;
  const { orders } = core.database;

  const carryOut = async (
    draft: OrderDraft,
    known: Fees,
    journal: (terms: OrderTerms) => Order,
  ): Promise<Result<null, AppError>> => {
    const now = facts();
    const verdict = checkPolicy(draft, now);
    const raised = feeRaiseRule(draft.intent, known, now.fees);
    const violations = [...raised, ...verdict.violations];
    if (violations.length > 0 || !verdict.terms || now.lane.kind !== 'free') {
      return err({ code: 'POLICY_REFUSED', violations });
    }
    const { session } = now.lane;
    const terms = distinctTerms(verdict.terms, orders.recent(draft.account, RECENT_FINAL));
    const signed = await locks.hold(session.sessionId, () =>
      prepare({ order: journal(terms), terms, session }),
    );
    if (!signed.ok) return signed;
    const { order, request } = signed.value;
    background.run('submit', () => submit(order, request));
    return ok(null);
  };

  /** Refreshes the venue's fee and returns the previous one. */
  const confirmFee = async (): Promise<Fees> => {
    const { fees: known } = facts();
    await fees.confirm();
    return known;
  };

  /** The contingent order with the terms that it would have now. */
  const toWaiting = (
    { clientOrderId, draft }: ContingentOrder,
    parentOrderId: ClientOrderId,
    at: UnixMs,
  ): Result<Order, AppError> => {
    const { terms, violations } = checkPolicy(draft, facts());
    if (!terms) return err({ code: 'POLICY_REFUSED', violations });
    const { account } = draft;
    return ok(createOrder({ clientOrderId, account, chainId, terms, parentOrderId, at }));
  };

  /** Nothing was sent, so the journaled rows end here. */
  const endRows = (id: ClientOrderId, refusal: AppError, contingent?: ContingentOrder): void => {
    const failed = recorder.record(id, 'terminal', neverSent({ code: refusal.code, refusal }));
    if (contingent) recorder.record(contingent.clientOrderId, 'terminal', notOpened(failed));
  };

  const place = async (
    id: ClientOrderId,
    draft: OrderDraft,
    contingent?: ContingentOrder,
  ): Promise<Result<null, AppError>> => {
    const known = await confirmFee();
    const ids = contingent ? [id, contingent.clientOrderId] : [id];
    const taken = ids.find((one) => orders.byClientId(one));
    if (taken) return err({ code: 'ALREADY_EXISTS', what: 'order' });
    const at = clock.now();
    const waiting = contingent && toWaiting(contingent, id, at);
    if (waiting && !waiting.ok) return waiting;
    const { account } = draft;
    const placed = await carryOut(draft, known, (terms) =>
      recorder.create(
        createOrder({ clientOrderId: id, account, chainId, terms, at }),
        waiting?.value,
      ),
    );
    if (!placed.ok && orders.byClientId(id)) endRows(id, placed.error, contingent);
    return placed;
  };

  const waiting: PlaceOrder['waiting'] = async ({ clientOrderId, draft }) =>
    carryOut(draft, await confirmFee(), (terms) =>
      recorder.record(clientOrderId, 'terminal', { type: 'repriced', terms }),
    );

  return Object.assign(place, { waiting });
}
