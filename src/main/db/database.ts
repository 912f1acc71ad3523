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
 * Everything this computer stores. Every call is synchronous; every write is one transaction, committed when the
 * call returns, and returns what it changed. Rows of an account need that account to be added first.
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
   * Checks the hash of every row that has one, in batches between which other work goes on; each damaged row goes to
   * `onDamage`. Returns how many rows were checked.
   */
  verify(): Promise<number>;
  close(): void;
}

export interface Accounts {
  /** In the order in which they were added. */
  list(): readonly Account[];
  upsert(account: Account): Account;
}

/** Where sessions are kept; the chain and the keychain remain the truth about them. */
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
 * The orders' log: an event and the row it leads to are committed together and are on disk when the call returns. An
 * event that is already there, or repeats a known fact without changing the row, is not written again.
 */
export interface Journal {
  /** Throws when the client order id exists. */
  create(order: Order): Order;
  /** Throws when there is no such order. */
  append(id: ClientOrderId, event: OrderEvent): Recorded;
  /** `placeholder` makes the row when none has the venue's id. */
  appendByVenueId(id: VenueOrderId, event: OrderEvent, placeholder: () => Order): Recorded;
  /**
   * Records the venue's id of our order. If a frame came first and created a row for it, that row's events become the
   * order's and the row is removed. Throws when the id belongs to another order of this terminal.
   */
  link(
    id: ClientOrderId,
    venueOrderId: VenueOrderId,
    event: OrderEvent,
  ): { readonly order: Order; readonly removed: ClientOrderId | null };
  /**
   * Runs many writes of the journal, and of nothing else, as one transaction: a page of history. What `work` throws
   * undoes all of them.
   */
  batch<T>(work: () => T): T;
  /** Oldest first, as they were learned; empty for an unknown order. */
  events(id: ClientOrderId): readonly OrderEvent[];
}

export interface OrderFilter {
  readonly account: OwnerAddress;
  readonly stage: OrderStage | null;
  /**
   * Words that all have to occur in symbol, intent, ids, transaction, codes or messages; where no order has them whole,
   * their beginnings. Nothing in it is syntax; a text without any word in it finds nothing, a blank one everything.
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

/** The cursor was not returned by any page. */
export interface BadCursor {
  readonly code: 'BAD_CURSOR';
}

export interface Orders {
  byClientId(id: ClientOrderId): Order | null;
  byVenueId(id: VenueOrderId): Order | null;
  /** The newest one: the digest covers the terms alone, so two orders with equal terms and validTo share it. */
  byDigest(digest: OrderDigest): Order | null;
  /** Every order of any account that is not final. */
  unresolvedAll(): readonly Order[];
  /** Every order that is not final, and the latest `final` ones that are; newest first. */
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

/** A value of an account as it was last known; null if it never was. */
export interface Kept<T> {
  get(account: OwnerAddress): Aged<T | null>;
  set(account: OwnerAddress, value: T, asOf: UnixMs): void;
}

/** A value that belongs to no account, as it was last known. */
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

/** An account's positions over time: a snapshot whenever one is opened or closed or changes in size, entry or regime. */
export interface PositionHistory {
  page(account: OwnerAddress, page: PageRequest): Result<Page<PositionsSnapshot>, BadCursor>;
}
