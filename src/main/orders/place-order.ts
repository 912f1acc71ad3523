import type { AppError } from '../../shared/domain/app-error.ts';
import { createOrder } from '../../shared/domain/create-order.ts';
import type { Fees } from '../../shared/domain/fees.ts';
import type { ClientOrderId, SessionId, UnixMs } from '../../shared/domain/ids.ts';
import type { Order, OrderTerms } from '../../shared/domain/order.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import { checkPolicy } from '../../shared/policy/check-policy.ts';
import { feeRaiseRule } from '../../shared/policy/fee-rules.ts';
import type { PolicyFacts } from '../../shared/policy/policy-facts.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { describeAppError } from '../core/describe-app-error.ts';
import type { Clock } from '../core/ports.ts';
import type { Orders } from '../db/database.ts';
import type { PostOrderRequest } from '../venue/methods/post-order.ts';
import { distinctTerms } from './distinct-terms.ts';
import { neverSent, notOpened } from './never-sent.ts';
import type { OrderRecorder } from './order-recorder.ts';
import { type PrepareOrderOptions, prepareOrder } from './prepare-order.ts';

export interface PlaceOrderOptions extends PrepareOrderOptions {
  readonly clock: Clock;
  readonly chainId: number;
  readonly orders: Pick<Orders, 'byClientId' | 'recent'>;
  readonly recorder: OrderRecorder;
  /** Everything policy looks at, as it is now; sessions in `reserved` count as busy. */
  facts(draft: OrderDraft, reserved: ReadonlySet<SessionId>): PolicyFacts;
  /** Asks the venue for its rate again, unless it was told lately. */
  confirmFee(): Promise<void>;
  /** Sends the signed order; runs on after `place` has answered. */
  submit(order: Order, request: PostOrderRequest): void;
}

/** More orders than can become final within the life of a market order. */
const RECENT_FINAL = 100;

/** What is to follow an order once that is filled. */
export interface ContingentOrder {
  readonly clientOrderId: ClientOrderId;
  readonly draft: OrderDraft;
}

export interface PlaceOrder {
  /**
   * The venue's fee of now, policy, journal, configuration and nonce of now, signature, journal, then the POST. Answers
   * once the order is signed and its sending has begun; what becomes of it arrives as deltas. A `contingent` is journaled
   * in the same commit, holds no session and is not sent: `waiting` does that.
   *
   * Errors: ALREADY_EXISTS for a client order id used before (nothing is done); POLICY_REFUSED with every violation, or
   * for a contingent that is no order at all (nothing is written); anything after that also leaves failed rows, because
   * nothing was sent: configuration changed, keychain, allow-list, chain unreachable.
   */
  (
    id: ClientOrderId,
    draft: OrderDraft,
    contingent?: ContingentOrder,
  ): Promise<Result<null, AppError>>;
  /**
   * Places a journaled contingent, judged and priced anew. The same errors; its row is left to the caller, who knows what
   * it waited for.
   */
  waiting(contingent: ContingentOrder): Promise<Result<null, AppError>>;
}

/** The one way from a draft to a signed order on its way. */
export function createPlaceOrder(options: PlaceOrderOptions): PlaceOrder {
  const { clock, chainId, orders, recorder } = options;
  /** Sessions between the choice and the journaled signature: two clicks must not share a nonce. */
  const reserved = new Set<SessionId>();

  const carryOut = async (
    draft: OrderDraft,
    known: Fees,
    journal: (terms: OrderTerms) => Order,
  ): Promise<Result<null, AppError>> => {
    const facts = options.facts(draft, reserved);
    const verdict = checkPolicy(draft, facts);
    const raised = feeRaiseRule(draft.intent, known, facts.fees);
    const violations = [...raised, ...verdict.violations];
    if (violations.length > 0 || !verdict.terms || facts.lane.kind !== 'free') {
      return err({ code: 'POLICY_REFUSED', violations });
    }
    const { session } = facts.lane;
    const terms = distinctTerms(verdict.terms, orders.recent(draft.account, RECENT_FINAL));
    reserved.add(session.sessionId);
    try {
      const signed = await prepareOrder(options, { order: journal(terms), terms, session });
      if (!signed.ok) return signed;
      options.submit(signed.value.order, signed.value.request);
      return ok(null);
    } finally {
      reserved.delete(session.sessionId);
    }
  };

  /** The fee as it was known, once the venue has been asked for the one of now. */
  const confirmFee = async (draft: OrderDraft): Promise<Fees> => {
    const { fees } = options.facts(draft, reserved);
    await options.confirmFee();
    return fees;
  };

  /** With the terms that it would have now. */
  const toWaiting = (
    { clientOrderId, draft }: ContingentOrder,
    after: ClientOrderId,
    at: UnixMs,
  ): Result<Order, AppError> => {
    const { terms, violations } = checkPolicy(draft, options.facts(draft, reserved));
    if (!terms) return err({ code: 'POLICY_REFUSED', violations });
    const { account } = draft;
    return ok(createOrder({ clientOrderId, account, chainId, terms, parentOrderId: after, at }));
  };

  const place = async (
    id: ClientOrderId,
    draft: OrderDraft,
    contingent?: ContingentOrder,
  ): Promise<Result<null, AppError>> => {
    const known = await confirmFee(draft);
    const ids = contingent ? [id, contingent.clientOrderId] : [id];
    const taken = ids.find((one) => orders.byClientId(one));
    if (taken) return err({ code: 'ALREADY_EXISTS', what: taken });
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
    if (!placed.ok && orders.byClientId(id)) {
      const { code } = placed.error;
      const fact = neverSent(code, describeAppError(placed.error));
      const failed = recorder.record(id, 'terminal', fact);
      if (contingent) {
        const unopened = notOpened(failed, `the close is ${failed.stage}`);
        recorder.record(contingent.clientOrderId, 'terminal', unopened);
      }
    }
    return placed;
  };

  const waiting: PlaceOrder['waiting'] = async ({ clientOrderId, draft }) =>
    carryOut(draft, await confirmFee(draft), (terms) =>
      recorder.record(clientOrderId, 'terminal', { type: 'repriced', terms }),
    );

  return Object.assign(place, { waiting });
}
