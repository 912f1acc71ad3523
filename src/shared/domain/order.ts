import type { AppError } from './app-error.ts';
import type {
  ClientOrderId,
  DecimalString,
  OrderDigest,
  OrderHash,
  OwnerAddress,
  SessionId,
  TokenAddress,
  TxHash,
  UnixMs,
  UnixSeconds,
  VenueOrderId,
} from './ids.ts';
import { isFinal, type OrderStage } from './order-stage.ts';
import type { Side } from './position.ts';

export const ORDER_INTENTS = [
  'open-long',
  'open-short',
  'close-long',
  'close-short',
  'swap-to-base',
  'swap-to-quote',
] as const;
/** What an order is for. A swap changes the token that collateral is held in: quote into base, or base into quote. */
export type OrderIntent = (typeof ORDER_INTENTS)[number];

export type OrderAction = 'open' | 'close' | 'swap';

interface IntentFacts {
  readonly action: OrderAction;
  /** The position that is opened or closed; null for a swap, which leaves every position as it is. */
  readonly side: Side | null;
  /** The market's token that is sold; the other one is bought. */
  readonly sells: 'base' | 'quote';
  /** Whether the sold tokens are borrowed; otherwise they are withdrawn from the account's collateral. */
  readonly borrows: boolean;
}

/** Everything an intent implies (docs/venue-api.md, "Orders"). */
export const INTENTS = {
  'open-long': { action: 'open', side: 'long', sells: 'quote', borrows: true },
  'open-short': { action: 'open', side: 'short', sells: 'base', borrows: true },
  'close-long': { action: 'close', side: 'long', sells: 'base', borrows: false },
  'close-short': { action: 'close', side: 'short', sells: 'quote', borrows: false },
  'swap-to-base': { action: 'swap', side: null, sells: 'quote', borrows: false },
  'swap-to-quote': { action: 'swap', side: null, sells: 'base', borrows: false },
} as const satisfies Readonly<Record<OrderIntent, IntentFacts>>;

/** The one intent with this action that sells this token. */
export function intentOf(action: OrderAction, sells: 'base' | 'quote'): OrderIntent {
  const matches = (intent: OrderIntent): boolean =>
    INTENTS[intent].action === action && INTENTS[intent].sells === sells;
  const intent = ORDER_INTENTS.find(matches);
  if (!intent) throw new Error(`no intent: ${action}, sells ${sells}`);
  return intent;
}

/** Why an order failed: as the venue reports it, or by a code of our own. */
export type OrderFailure =
  | {
      readonly by: 'venue';
      /** The venue's code, unchanged; `UNKNOWN` if it gave none. */
      readonly code: string;
      readonly message: string;
    }
  | {
      readonly by: 'terminal';
      readonly code: OwnFailureCode;
      /** The network's own text, or the other order's venue id for `DEDUPLICATED`; empty where the code says it all. */
      readonly message: string;
      /** The error that kept this terminal from sending the order. */
      readonly refusal?: AppError;
      /** Why an order that waited for a close was not sent although nothing refused it. */
      readonly abandoned?: Abandoned;
    };

export type Abandoned = 'app-closed' | 'account-changed' | 'too-late';

/** Our own reasons for a failure. The code of an error says that signing or preparing the order failed with it. */
export type OwnFailureCode =
  /** Nothing left this computer. */
  | 'NEVER_SENT'
  /** Another order used the session's nonce, so this one can no longer be filled. */
  | 'NONCE_USED'
  /** The venue took it for another order and dropped it. */
  | 'DEDUPLICATED'
  | WaitingFailureCode
  | AppError['code'];

/** An order that waited for a close was not sent; the code says where the close stands. */
export type WaitingFailureCode = 'CLOSE_FILLED' | 'CLOSE_NOT_FILLED' | 'CLOSE_NOT_FINAL';

/** The order as it is sent to the engine, in tokens rather than base units; exact in both. */
export type OrderTerms = MarketTerms | LimitTerms;

interface CommonTerms {
  readonly intent: OrderIntent;
  readonly symbol: string;
  readonly sellToken: TokenAddress;
  readonly sellSymbol: string;
  readonly buyToken: TokenAddress;
  readonly buySymbol: string;
  readonly sellAmount: DecimalString;
  /** The executor's fee in sellToken, on top of sellAmount. */
  readonly feeAmount: DecimalString;
  readonly validTo: UnixSeconds;
}

interface MarketTerms extends CommonTerms {
  readonly kind: 'market';
  readonly protection:
    | {
        readonly kind: 'slippage';
        /** Mark less the accepted slippage, in buyToken. */
        readonly minBuyAmount: DecimalString;
      }
    | { readonly kind: 'unprotected' };
}

interface LimitTerms extends CommonTerms {
  readonly kind: 'limit';
  /** The user's own minimum, in buyToken. */
  readonly minBuyAmount: DecimalString;
}

/** The least amount of buyToken that an order accepts; null for an unprotected one, which accepts any amount. */
export function minBuyAmount(terms: OrderTerms): DecimalString | null {
  if (terms.kind === 'limit') return terms.minBuyAmount;
  return terms.protection.kind === 'slippage' ? terms.protection.minBuyAmount : null;
}

/** The hashes of what was signed; never the signature. */
export interface OrderSignatureFacts {
  readonly sessionId: SessionId;
  readonly nonce: number;
  readonly deadline: UnixSeconds;
  readonly orderHash: OrderHash;
  readonly orderDigest: OrderDigest;
}

export interface OrderFillFacts {
  readonly txHash: TxHash | null;
  readonly boughtAmount: DecimalString | null;
  /** Quote per base. */
  readonly price: DecimalString | null;
}

/**
 * A cancellation. `chain`: the nonce or the digest is used up. `venue`: the venue was only asked to drop the order, so
 * until validTo anyone who holds the signed order can still get it filled.
 */
export interface OrderCancel {
  readonly by: 'chain' | 'venue';
  readonly requestedAt: UnixMs;
}

export interface Order {
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId | null;
  readonly account: OwnerAddress;
  readonly chainId: number;
  /** `here`: placed by this terminal. `elsewhere`: first seen at the venue. */
  readonly origin: 'here' | 'elsewhere';
  /** The order that has to be filled before this one is sent; absent where there is none. */
  readonly parentOrderId?: ClientOrderId;
  /** Null for an order placed elsewhere while only its frame has been seen. */
  readonly terms: OrderTerms | null;
  readonly stage: OrderStage;
  /** The cancellation under way, or the one that ended the order; null for an order that ended otherwise. */
  readonly cancel: OrderCancel | null;
  /** True from sending until the first proof of the order's state. */
  readonly outcomeUnknown: boolean;
  readonly signature: OrderSignatureFacts | null;
  readonly fill: OrderFillFacts | null;
  readonly failure: OrderFailure | null;
  readonly createdAt: UnixMs;
  readonly updatedAt: UnixMs;
}

/** Whether the order is only an intent so far: nothing is signed until its parent order is filled. */
export const isWaiting = ({ stage, parentOrderId }: Order): boolean =>
  stage === 'created' && parentOrderId !== undefined;

/** Whether a cancellation is under way; the order may still fill. */
export const isCancelling = ({ stage, cancel }: Order): boolean =>
  cancel !== null && !isFinal(stage);
