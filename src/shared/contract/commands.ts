import { z } from 'zod';
import type { Account } from '../domain/account.ts';
import type { AppError } from '../domain/app-error.ts';
import type { AuditEntry, Fill, FundingEvent, Page } from '../domain/history.ts';
import type { ClientOrderId, DelegateAddress, SessionId } from '../domain/ids.ts';
import { ORDER_INTENTS, type Order } from '../domain/order.ts';
import type { OrderEvent } from '../domain/order-event.ts';
import { ORDER_STAGES } from '../domain/order-stage.ts';
import type { OwnerEstimate, OwnerReceipt } from '../domain/owner-action.ts';
import { MAX_LANES } from '../math/top-up.ts';
import type { OrderSimulation } from './order-simulation.ts';
import {
  bpsSchema,
  clientOrderIdSchema,
  decimalSchema,
  delegateAddressSchema,
  labelSchema,
  ownerAddressSchema,
  sessionIdSchema,
  symbolSchema,
  textSchema,
  tokenAddressSchema,
  unixMsSchema,
} from './schemas.ts';
import type { Snapshot } from './snapshot.ts';

/** One command: the schema of its input and the type of its answer (`answer` exists only for its type). */
interface Command<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly answer?: (output: Output) => void;
}

const command =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Command<Input, Output> => ({ input });

/** The sessions that were created, and the error that stopped it, if any. */
interface ToppedUp {
  readonly sessionIds: readonly SessionId[];
  readonly stopped: AppError | null;
}

const nothing = z.strictObject({});

const protectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slippage'), bps: bpsSchema }),
  z.strictObject({ kind: z.literal('unprotected') }),
]);

const orderDraftSchema = z.strictObject({
  account: ownerAddressSchema,
  symbol: symbolSchema,
  intent: z.enum(ORDER_INTENTS),
  sellAmount: decimalSchema,
  execution: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('market'),
      protection: protectionSchema,
    }),
    z.strictObject({
      kind: z.literal('limit'),
      minBuyAmount: decimalSchema,
      validForSeconds: z.int().min(1).max(3_600),
    }),
  ]),
});

const ownerCommandSchema = z.strictObject({
  account: ownerAddressSchema,
  action: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.enum(['approve-token', 'deposit', 'withdraw', 'repay']),
      token: tokenAddressSchema,
      amount: decimalSchema,
    }),
    z.strictObject({
      kind: z.enum(['approve-engine', 'approve-borrow']),
      token: tokenAddressSchema,
      amount: z.union([decimalSchema, z.literal('unlimited')]),
    }),
  ]),
});

/** The account of this terminal that sends the transaction and pays its gas; null if the owner sends it. */
const payerSchema = ownerAddressSchema.nullable().default(null);

const pageSchema = z.strictObject({
  account: ownerAddressSchema,
  cursor: textSchema.nullable(),
  limit: z.int().min(1).max(500),
});

/**
 * Every command the page can send. Preload and main derive their types and checks from this object alone: a command
 * that is not here cannot be called, and no command takes bytes to sign.
 */
export const commands = {
  'app.snapshot': command<Snapshot>()(nothing),
  'connection.retry': command<null>()(nothing),
  'keychain.retry': command<null>()(nothing),
  /** The user has reviewed the venue's changed configuration and accepts it. */
  'venue.acceptConfig': command<null>()(nothing),

  /** Sets all of the user's own order limits at once; null means no limit. */
  'limits.set': command<null>()(
    z.strictObject({
      maxNotional: decimalSchema.nullable(),
      maxLeverage: decimalSchema.nullable(),
      maxOrdersPerMinute: z.int().min(1).max(1_000).nullable(),
      maxPriceDeviationBps: bpsSchema.nullable(),
    }),
  ),

  'accounts.createPaper': command<Account>()(nothing),
  /** Adds a watch-only account, which needs no key, and selects it. */
  'accounts.watch': command<Account>()(
    z.strictObject({ address: ownerAddressSchema, label: labelSchema }),
  ),
  /**
   * Creates an owner key in the keychain; no key ever crosses the bridge. `understood`: the user accepts that losing
   * the key loses the funds.
   */
  'accounts.createLocal': command<Account>()(
    z.strictObject({ label: labelSchema, understood: z.literal(true) }),
  ),
  /** Adds the account selected in the user's browser wallet once the user approves it there, and selects it. */
  'accounts.connectWallet': command<Account>()(nothing),
  /** Ends the open browser wallet request, if any. */
  'wallet.cancel': command<null>()(nothing),
  'accounts.rename': command<null>()(
    z.strictObject({ account: ownerAddressSchema, label: labelSchema }),
  ),
  'accounts.select': command<null>()(z.strictObject({ account: ownerAddressSchema })),

  /** Simulates an owner transaction and estimates its cost; signs nothing. */
  'owner.estimate': command<OwnerEstimate>()(ownerCommandSchema),
  /** Signs and sends the transaction; answers once it is in a block. */
  'owner.run': command<OwnerReceipt>()(ownerCommandSchema),

  /** Creates sessions one at a time and returns them in order. After an error, those already created remain. */
  'sessions.create': command<{ readonly sessionIds: readonly SessionId[] }>()(
    z.strictObject({
      account: ownerAddressSchema,
      payer: payerSchema,
      count: z.int().min(1).max(MAX_LANES).default(1),
      validForSeconds: z
        .int()
        .min(3_600)
        .max(30 * 86_400),
      maxCalls: z.int().min(0).max(4_294_967_295),
      maxFeeBps: bpsSchema,
      limits: z
        .array(
          z.strictObject({
            token: tokenAddressSchema,
            limit: z.union([decimalSchema, z.literal('unlimited')]),
          }),
        )
        .min(1)
        .max(16),
    }),
  ),
  /**
   * Creates a new session with the terms of each listed session, one at a time, and sets the desired number of sessions
   * to `lanes`. The listed sessions are left alone. After an error, those already created remain.
   */
  'sessions.topUp': command<ToppedUp>()(
    z.strictObject({
      account: ownerAddressSchema,
      payer: payerSchema,
      desiredSessions: z.int().min(1).max(MAX_LANES),
      templates: z.array(sessionIdSchema).min(1).max(MAX_LANES),
    }),
  ),
  'sessions.revoke': command<null>()(
    z.strictObject({ sessionId: sessionIdSchema, payer: payerSchema }),
  ),
  'sessions.selfTest': command<null>()(z.strictObject({ sessionId: sessionIdSchema })),
  /**
   * Cancels resting orders, closes every position at market, then revokes every session. Answers once it has started.
   */
  'flatten.start': command<null>()(
    z.strictObject({
      account: ownerAddressSchema,
      payer: payerSchema,
      slippageBps: bpsSchema,
    }),
  ),
  /** The user dismisses the result. */
  'flatten.dismiss': command<null>()(z.strictObject({ account: ownerAddressSchema })),
  /** Deletes the delegate key of a session that can no longer be used. */
  'sessions.forgetKey': command<null>()(z.strictObject({ sessionId: sessionIdSchema })),

  /** Delegate keys in the keychain that belong to no known session. */
  'keys.orphans': command<readonly DelegateAddress[]>()(nothing),
  /** Permanently deletes one of these keys. */
  'keys.forget': command<null>()(z.strictObject({ delegate: delegateAddressSchema })),

  'orders.place': command<{ readonly clientOrderId: ClientOrderId }>()(
    z.strictObject({ clientOrderId: clientOrderIdSchema, draft: orderDraftSchema }),
  ),
  /**
   * Simulates the order on chain and at the venue and compares the results with our own figures. Signs nothing and
   * blocks nothing.
   */
  'orders.simulate': command<OrderSimulation>()(z.strictObject({ draft: orderDraftSchema })),
  /**
   * Answers once the cancelling transaction is in a block, or the venue was asked to cancel. The outcome arrives as
   * deltas.
   */
  'orders.cancel': command<null>()(
    z.discriminatedUnion('by', [
      z.strictObject({
        clientOrderId: clientOrderIdSchema,
        by: z.literal('delegate'),
        /** Another account of this terminal that pays the gas; null for the order's owner. */
        sender: ownerAddressSchema.nullable(),
      }),
      z.strictObject({ clientOrderId: clientOrderIdSchema, by: z.enum(['owner', 'venue']) }),
    ]),
  ),
  'orders.events': command<readonly OrderEvent[]>()(
    z.strictObject({ clientOrderId: clientOrderIdSchema }),
  ),

  /**
   * Closes a percentage of the position, applied to its size when the command arrives, not to the size on the screen.
   */
  'positions.close': command<null>()(
    z.strictObject({
      clientOrderId: clientOrderIdSchema,
      account: ownerAddressSchema,
      symbol: symbolSchema,
      fractionBps: z.int().min(1).max(10_000),
      protection: protectionSchema,
    }),
  ),
  /** Closes the whole position and opens the same size on the other side once the close is filled. */
  'positions.reverse': command<null>()(
    z.strictObject({
      closeOrderId: clientOrderIdSchema,
      openOrderId: clientOrderIdSchema,
      account: ownerAddressSchema,
      symbol: symbolSchema,
      protection: protectionSchema,
    }),
  ),

  'history.orders': command<Page<Order>>()(
    pageSchema.extend({
      stage: z.enum(ORDER_STAGES).nullable(),
      /** Words to search for in symbol, intent, ids, codes and messages; null for no filter. */
      text: textSchema.nullable(),
      from: unixMsSchema.nullable(),
      to: unixMsSchema.nullable(),
    }),
  ),
  'history.fills': command<Page<Fill>>()(pageSchema),
  'history.funding': command<Page<FundingEvent>>()(pageSchema),
  'history.audit': command<Page<AuditEntry>>()(pageSchema.omit({ account: true })),
} as const;

export type CommandName = keyof typeof commands;
/** The input as the page sends it. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
/** The input as main's handler receives it, parsed by the schema. */
export type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = Parameters<
  NonNullable<(typeof commands)[Name]['answer']>
>[0];

export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name);
