import type { Account } from './account.ts';
import type { AccountSetup } from './account-setup.ts';
import type { Aged } from './aged.ts';
import type { Balance } from './balance.ts';
import type { Connection } from './connection.ts';
import type { Fees } from './fees.ts';
import type { Flatten } from './flatten.ts';
import type { Coverage } from './history.ts';
import type { OwnerAddress } from './ids.ts';
import type { KeychainState } from './keychain.ts';
import type { Ticker } from './market.ts';
import type { Notice } from './notice.ts';
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
  /** Fields that have changed since and wait for the user to accept them. */
  readonly changes: readonly ConfigChange[];
}

/** Everything the page shows. The slices of an account belong to `activeAccount`. */
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
  /** The request open in the user's browser wallet; null when no request is open. */
  readonly walletRequest: string | null;
  readonly sessions: Aged<readonly Session[]>;
  /** How many healthy sessions the user wants to keep; 0 until one was created. */
  readonly desiredSessions: number;
  /** Progress of flattening the account, until the user dismisses its result; null when there is none. */
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
