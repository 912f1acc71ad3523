import { z } from 'zod';
import type { Account } from '../domain/account.ts';
import type { AuditEntry, Coverage, Fill, FundingEvent, Page } from '../domain/history.ts';
import type { ClientOrderId, SessionId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { OrderEvent } from '../domain/order-event.ts';
import {
  bpsSchema,
  clientOrderIdSchema,
  decimalSchema,
  ownerAddressSchema,
  sessionIdSchema,
  symbolSchema,
  textSchema,
  tokenAddressSchema,
  unixMsSchema,
} from './schemas.ts';
import type { Snapshot } from './snapshot.ts';

/** One command: the schema of its input, and the type of its answer (carried by `answer` for types only). */
interface Command<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly answer?: (output: Output) => void;
}

const command =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Command<Input, Output> => ({ input });

const nothing = z.strictObject({});

const orderDraftSchema = z.strictObject({
  account: ownerAddressSchema,
  symbol: symbolSchema,
  intent: z.enum([
    'open-long',
    'open-short',
    'close-long',
    'close-short',
    'swap-to-base',
    'swap-to-quote',
  ]),
  sellAmount: decimalSchema,
  execution: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('market'),
      protection: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('slippage'), bps: bpsSchema }),
        z.strictObject({ kind: z.literal('unprotected') }),
      ]),
    }),
    z.strictObject({
      kind: z.literal('limit'),
      minBuyAmount: decimalSchema,
      validForSeconds: z.int().min(1).max(3_600),
    }),
  ]),
});

const stageSchema = z.enum([
  'created',
  'signed',
  'submitted',
  'open',
  'attention',
  'failed',
  'expired',
  'cancelled',
  'filled',
]);

const pageSchema = z.strictObject({
  account: ownerAddressSchema,
  cursor: textSchema.nullable(),
  limit: z.int().min(1).max(500),
});

/**
 * Everything the page can ask for. Preload and main derive their types and checks from this object alone:
 * a command that is not here cannot be called, and none of them takes bytes to sign.
 */
export const commands = {
  'app.snapshot': command<Snapshot>()(nothing),
  'connection.retry': command<null>()(nothing),
  'keychain.retry': command<null>()(nothing),
  /** The user has read what changed at the venue and goes on with the new configuration. */
  'venue.acceptConfig': command<null>()(nothing),

  /** The user's own limits on orders, all at once; null is no limit. */
  'limits.set': command<null>()(
    z.strictObject({
      maxNotional: decimalSchema.nullable(),
      maxLeverage: decimalSchema.nullable(),
      maxOrdersPerMinute: z.int().min(1).max(1_000).nullable(),
      maxPriceDeviationBps: bpsSchema.nullable(),
    }),
  ),

  'accounts.createPaper': command<Account>()(nothing),
  'accounts.select': command<null>()(z.strictObject({ account: ownerAddressSchema })),

  'sessions.create': command<{ readonly sessionId: SessionId }>()(
    z.strictObject({
      account: ownerAddressSchema,
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
  'sessions.revoke': command<null>()(z.strictObject({ sessionId: sessionIdSchema })),
  'sessions.selfTest': command<null>()(z.strictObject({ sessionId: sessionIdSchema })),
  /** Deletes the delegate key of a session that can no longer be used. */
  'sessions.forgetKey': command<null>()(z.strictObject({ sessionId: sessionIdSchema })),

  'orders.place': command<{ readonly clientOrderId: ClientOrderId }>()(
    z.strictObject({ clientOrderId: clientOrderIdSchema, draft: orderDraftSchema }),
  ),
  'orders.events': command<readonly OrderEvent[]>()(
    z.strictObject({ clientOrderId: clientOrderIdSchema }),
  ),

  'history.orders': command<Page<Order>>()(
    pageSchema.extend({
      stage: stageSchema.nullable(),
      /** Words to look for in symbol, intent, ids, codes and messages; null for all. */
      text: textSchema.nullable(),
      from: unixMsSchema.nullable(),
      to: unixMsSchema.nullable(),
    }),
  ),
  'history.fills': command<Page<Fill>>()(pageSchema),
  'history.funding': command<Page<FundingEvent>>()(pageSchema),
  'history.audit': command<Page<AuditEntry>>()(pageSchema.omit({ account: true })),
  'history.coverage': command<readonly Coverage[]>()(
    z.strictObject({ account: ownerAddressSchema }),
  ),
} as const;

export type CommandName = keyof typeof commands;
/** What the page sends. */
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
/** What main's handler receives after the schema. */
export type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = Parameters<
  NonNullable<(typeof commands)[Name]['answer']>
>[0];

export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name);
