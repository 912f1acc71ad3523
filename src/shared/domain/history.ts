import type { Figure } from './figure.ts';
import type {
  ClientOrderId,
  DecimalString,
  OwnerAddress,
  TxHash,
  UnixMs,
  VenueOrderId,
} from './ids.ts';

/** One trade as the venue's history reports it. */
export interface Fill {
  readonly id: string;
  readonly account: OwnerAddress;
  readonly venueOrderId: VenueOrderId | null;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly price: Figure;
  readonly size: DecimalString;
  readonly notional: Figure;
  readonly fee: Figure;
  readonly feeSymbol: string | null;
  readonly txHash: TxHash | null;
  readonly at: UnixMs;
  readonly repaired: boolean;
}

export interface FundingEvent {
  readonly id: string;
  readonly account: OwnerAddress;
  readonly symbol: string;
  /** In percent, as the venue sends it: `"0.0009"` is 0.0009 %. */
  readonly rate: DecimalString;
  readonly amount: Figure;
  readonly at: UnixMs;
}

/** One signature made by this terminal. The signature itself is never stored. */
export interface AuditEntry {
  readonly id: number;
  readonly at: UnixMs;
  readonly signer: string;
  readonly what:
    | 'order'
    | 'session'
    | 'revoke-session'
    | 'invalidate-nonce'
    | 'self-test'
    | 'transaction';
  readonly why: string;
  readonly digest: string;
  readonly sessionId: string | null;
  readonly clientOrderId: ClientOrderId | null;
}

export type HistoryKind = 'orders' | 'fills' | 'funding';

/** How much of one kind of history is stored here: all of it, or all of it back to `oldest`. */
export interface Coverage {
  readonly account: OwnerAddress;
  readonly kind: HistoryKind;
  readonly complete: boolean;
  readonly rows: number;
  readonly oldest: UnixMs | null;
  readonly checkedAt: UnixMs | null;
}

/** One page of rows: pass `next` back to get the following page; null at the end. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}
