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

/** What an order is for. A swap changes which token collateral is held in: quote into base, or base into quote. */
export type OrderIntent =
  | 'open-long'
  | 'open-short'
  | 'close-long'
  | 'close-short'
  | 'swap-to-base'
  | 'swap-to-quote';
type OrderKind = 'market' | 'limit';

/**
 * created: journaled, nothing signed. signed: signature made, perhaps not sent.
 * submitted: bytes may have left this computer; the outcome is looked up, never signed again.
 * open: the venue has it. filled, failed, expired, cancelled: final.
 * attention: not resolved within the recovery time; still accepts news.
 */
export type OrderStage =
  | 'created'
  | 'signed'
  | 'submitted'
  | 'open'
  | 'attention'
  | 'failed'
  | 'expired'
  | 'cancelled'
  | 'filled';

export interface OrderFailure {
  /** The venue's code as it came, or one of ours (`NEVER_SENT`, `NOT_AT_VENUE`). */
  readonly code: string;
  readonly message: string;
  /** Why this terminal itself did not send an order that had waited for another one. */
  readonly refusal?: AppError;
}

/** What is sent to the engine, in tokens rather than base units; exact in both. */
export interface OrderTerms {
  readonly intent: OrderIntent;
  readonly kind: OrderKind;
  readonly symbol: string;
  readonly sellToken: TokenAddress;
  readonly sellSymbol: string;
  readonly buyToken: TokenAddress;
  readonly buySymbol: string;
  readonly sellAmount: DecimalString;
  /** Least amount of buyToken accepted. */
  readonly minBuyAmount: DecimalString;
  /** Executor's fee in sellToken, on top of sellAmount. */
  readonly feeAmount: DecimalString;
  readonly validTo: UnixSeconds;
}

/** What was signed, by its hashes; never the signature. */
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

export interface Order {
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId | null;
  readonly account: OwnerAddress;
  readonly chainId: number;
  /** `here`: placed by this terminal. `elsewhere`: first seen at the venue. */
  readonly origin: 'here' | 'elsewhere';
  /** Sent only after that order of this terminal was filled; absent for one that waits for none. */
  readonly parentOrderId?: ClientOrderId;
  /** Null for an order of elsewhere while only its frame has been seen. */
  readonly terms: OrderTerms | null;
  readonly stage: OrderStage;
  /** Set while a cancellation is on its way; the order may still fill. */
  readonly cancelRequested: boolean;
  /** The venue was asked, not the chain: until validTo whoever holds the signed order can still have it filled. */
  readonly cancelAtVenue: boolean;
  /** True between sending and the first proof of what became of it. */
  readonly outcomeUnknown: boolean;
  readonly signature: OrderSignatureFacts | null;
  readonly fill: OrderFillFacts | null;
  readonly failure: OrderFailure | null;
  readonly createdAt: UnixMs;
  readonly updatedAt: UnixMs;
}
