import type { Account } from './account.ts';
import type { AccountSetup } from './account-setup.ts';
import type { Aged } from './aged.ts';
import type { Balance } from './balance.ts';
import type { Connection, KeychainState } from './connection.ts';
import type { Fees } from './fees.ts';
import type { Flatten } from './flatten.ts';
import type { Coverage } from './history.ts';
import type { OwnerAddress, UnixMs } from './ids.ts';
import type { Ticker } from './market.ts';
import type { Order } from './order.ts';
import type { Position } from './position.ts';
import type { RiskAccount } from './risk-account.ts';
import type { Session } from './session.ts';
import type { Market } from './token.ts';
import type { UserLimits } from './user-limits.ts';
import type { ConfigChange, VenueConfig } from './venue-config.ts';

export interface EnvironmentView {
  /** `paper`, `dev`, … : the name the user configured. */
  readonly name: string;
  /** True when the money is not real and a faucet exists. */
  readonly paper: boolean;
  readonly chainId: number;
  readonly executorUrl: string;
  readonly indexerUrl: string;
  /** Whether the venue can be asked to drop an order. */
  readonly venueCancels: boolean;
}

export interface VenueView {
  /** The configuration that orders are signed for; null until it was first fetched. */
  readonly config: VenueConfig | null;
  /** Fields that changed since then and wait for the user's word. */
  readonly changes: readonly ConfigChange[];
}

/** Something the user should know that belongs to no row; repeated occurrences raise `count`. */
export interface Notice {
  readonly code:
    | 'STREAM_SUSPECT'
    | 'UNKNOWN_FRAME_TYPE'
    | 'BACKFILL_FAILED'
    | 'PAPER_ACCOUNT_FAILED'
    | 'REVERSE_STOPPED'
    | 'FEE_CHANGED'
    | 'ROW_DAMAGED';
  readonly detail: string;
  readonly count: number;
  readonly at: UnixMs;
}

/** Every slice of what the page shows. Account slices belong to `activeAccount`. */
export interface Slices {
  readonly environment: EnvironmentView;
  readonly connection: Connection;
  readonly keychain: KeychainState;
  readonly venue: VenueView;
  readonly markets: Aged<readonly Market[]>;
  readonly tickers: Aged<readonly Ticker[]>;
  readonly fees: Fees;
  readonly limits: UserLimits;
  readonly accounts: readonly Account[];
  readonly activeAccount: OwnerAddress | null;
  /** What the user's browser wallet is being asked to do; null while it is asked nothing. */
  readonly walletRequest: string | null;
  readonly sessions: Aged<readonly Session[]>;
  /** How many sessions the user wants to have that last; 0 until any was made. */
  readonly desiredSessions: number;
  /** How far closing everything came, until the user has read how it ended; null when there is nothing to read. */
  readonly flatten: Flatten | null;
  readonly setup: Aged<AccountSetup | null>;
  readonly risk: Aged<RiskAccount | null>;
  readonly balances: Aged<readonly Balance[]>;
  readonly positions: Aged<readonly Position[]>;
  /** Every order that is not final, and the latest final ones, newest first. */
  readonly orders: Aged<readonly Order[]>;
  readonly coverage: readonly Coverage[];
  readonly notices: readonly Notice[];
}
