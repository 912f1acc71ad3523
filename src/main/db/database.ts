import type { Account } from '../../shared/domain/account.ts';
import type { AccountSetup } from '../../shared/domain/account-setup.ts';
import type { Aged } from '../../shared/domain/aged.ts';
import type { Balance } from '../../shared/domain/balance.ts';
import type { Fees } from '../../shared/domain/fees.ts';
import type { Flatten } from '../../shared/domain/flatten.ts';
import type {
  AuditEntry,
  Coverage,
  Fill,
  FundingEvent,
  HistoryKind,
  Page,
} from '../../shared/domain/history.ts';
import type {
  ClientOrderId,
  OrderDigest,
  OwnerAddress,
  SessionId,
  UnixMs,
  VenueOrderId,
} from '../../shared/domain/ids.ts';
import type { Ticker } from '../../shared/domain/market.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { OrderEvent } from '../../shared/domain/order-event.ts';
import type { OrderStage } from '../../shared/domain/order-stage.ts';
import type { Position } from '../../shared/domain/position.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { Market } from '../../shared/domain/token.ts';
import type { UserLimits } from '../../shared/domain/user-limits.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import type { Result } from '../../shared/result.ts';
import type { AuditSink } from './audit-sink.ts';

/**
 * Everything this computer stores. Every call is synchronous. Every write is one transaction, committed when the call
 * returns, and returns what it changed. An account must be added before its rows.
 */
export interface Database {
  readonly accounts: Accounts;
  readonly sessions: SessionStore;
  readonly journal: Journal;
  readonly orders: Orders;
  readonly audit: Audit;
  readonly fills: HistoryRows<Fill>;
  readonly funding: HistoryRows<FundingEvent>;
  readonly coverage: CoverageRows;
  readonly cache: Cache;
  readonly positionHistory: PositionHistory;
  /**
   * Checks the hash of every row that has one, in batches so that other work can run in between. Reports each damaged
   * row to `onDamage`. Returns the number of rows checked.
   */
  verify(): Promise<number>;
  close(): void;
}

export interface Accounts {
  /** In the order they were added. */
  list(): readonly Account[];
  upsert(account: Account): Account;
}

/** Stored sessions. The chain and the keychain remain the source of truth. */
export interface SessionStore {
  list(account: OwnerAddress): readonly Session[];
  get(sessionId: SessionId): Session | null;
  upsert(session: Session): Session;
}

export interface Recorded {
  readonly order: Order;
  /** Whether the order's row changed. */
  readonly changed: boolean;
}

/**
 * The orders' log. An event and the resulting row are committed together and are on disk when the call returns. An
 * event that is already stored, or repeats a known fact without changing the row, is not written again.
 */
export interface Journal {
  /** Throws when the client order id exists. */
  create(order: Order): Order;
  /** Throws when there is no such order. */
  append(id: ClientOrderId, event: OrderEvent): Recorded;
  /** `placeholder` creates the row if none has this venue id. */
  appendByVenueId(id: VenueOrderId, event: OrderEvent, placeholder: () => Order): Recorded;
  /**
   * Records the venue's id of our order. If a frame arrived first and created a row for that id, moves its events to
   * this order and removes the row. Throws when the id belongs to another order of this terminal.
   */
  link(
    id: ClientOrderId,
    venueOrderId: VenueOrderId,
    event: OrderEvent,
  ): { readonly order: Order; readonly removed: ClientOrderId | null };
  /**
   * Runs many journal writes, e.g. a page of history, as one transaction; only journal writes are allowed inside. Rolls
   * all of them back if `work` throws.
   */
  batch<T>(work: () => T): T;
  /** In the order they were learned, oldest first; empty for an unknown order. */
  events(id: ClientOrderId): readonly OrderEvent[];
}

export interface OrderFilter {
  readonly account: OwnerAddress;
  readonly stage: OrderStage | null;
  /**
   * Words that must all occur in the symbol, intent, ids, transaction hash, codes or messages. If no order matches the
   * whole words, they match as prefixes. The text has no syntax. A text without any word finds nothing; a blank text
   * finds everything.
   */
  readonly text: string | null;
  /** Created at or after, unix ms. */
  readonly from: UnixMs | null;
  /** Created at or before, unix ms. */
  readonly to: UnixMs | null;
}

/** `cursor` is a page's `next`; null for the newest rows. */
interface PageRequest {
  readonly cursor: string | null;
  readonly limit: number;
}

/** No page returned this cursor. */
export interface BadCursor {
  readonly code: 'BAD_CURSOR';
}

export interface Orders {
  byClientId(id: ClientOrderId): Order | null;
  byVenueId(id: VenueOrderId): Order | null;
  /** The newest match: the digest covers only the terms, so two orders with equal terms and validTo share it. */
  byDigest(digest: OrderDigest): Order | null;
  /** Every order that is not final, across all accounts. */
  unresolvedAll(): readonly Order[];
  /** Every order that is not final, plus the latest `final` orders that are; newest first. */
  recent(account: OwnerAddress, final: number): readonly Order[];
  page(filter: OrderFilter, page: PageRequest): Result<Page<Order>, BadCursor>;
}

/** Venue history; can be refetched. */
export interface HistoryRows<T> {
  /** Inserts or replaces rows by the venue's id; returns how many were new. */
  upsert(rows: readonly T[]): number;
  page(account: OwnerAddress, page: PageRequest): Result<Page<T>, BadCursor>;
}

export interface CoverageRows {
  /** One per kind of history. */
  list(account: OwnerAddress): readonly Coverage[];
  record(account: OwnerAddress, kind: HistoryKind, complete: boolean, at: UnixMs): Coverage;
}

export interface Audit extends AuditSink {
  page(page: PageRequest): Result<Page<AuditEntry>, BadCursor>;
}

/** The last known value for an account; null if there is none. */
export interface Kept<T> {
  get(account: OwnerAddress): Aged<T | null>;
  set(account: OwnerAddress, value: T, asOf: UnixMs): void;
}

/** The last known value of something that belongs to no account. */
export interface Single<T> {
  get(): Aged<T | null>;
  set(value: T, asOf: UnixMs): void;
}

export interface Cache {
  readonly account: {
    readonly balances: Kept<readonly Balance[]>;
    readonly positions: Kept<readonly Position[]>;
    readonly risk: Kept<RiskAccount>;
    readonly setup: Kept<AccountSetup>;
    /** How many healthy sessions the user wants to keep. */
    readonly desiredSessions: Kept<number>;
    /** Progress of flattening the account; null once the user has dismissed it. */
    readonly flatten: Kept<{ readonly last: Flatten | null }>;
  };
  readonly markets: Single<readonly Market[]>;
  readonly tickers: Single<readonly Ticker[]>;
  readonly activeAccount: Single<OwnerAddress>;
  readonly venueConfig: Single<VenueConfig>;
  readonly limits: Single<UserLimits>;
  readonly fees: Single<Fees>;
}

export interface PositionsSnapshot {
  readonly at: UnixMs;
  readonly positions: readonly Position[];
}

/**
 * An account's positions over time: a snapshot whenever a position is opened, closed, or changes size, entry or regime.
 */
export interface PositionHistory {
  page(account: OwnerAddress, page: PageRequest): Result<Page<PositionsSnapshot>, BadCursor>;
}
