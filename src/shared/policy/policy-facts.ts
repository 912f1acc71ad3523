import type { AccountSetup } from '../domain/account-setup.ts';
import type { Aged } from '../domain/aged.ts';
import type { ConnectionState } from '../domain/connection-state.ts';
import type { Fees } from '../domain/fees.ts';
import type { UnixMs } from '../domain/ids.ts';
import type { KeychainState } from '../domain/keychain.ts';
import type { Lane } from '../domain/lane.ts';
import type { Ticker } from '../domain/market.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Market } from '../domain/token.ts';
import type { UserLimits } from '../domain/user-limits.ts';

/** Everything the pre-trade checks look at: main's own state, or the state that main sent to the page. */
export interface PolicyFacts {
  readonly now: UnixMs;
  readonly connection: ConnectionState;
  readonly keychain: KeychainState['state'];
  /** Fields of the venue's configuration that changed and are not accepted yet. */
  readonly configChanges: readonly string[];
  /** Number of orders whose outcome is unknown and being looked up. */
  readonly recovering: number;
  readonly markets: readonly Market[];
  readonly tickers: readonly Ticker[];
  readonly risk: Aged<RiskAccount | null>;
  readonly setup: Aged<AccountSetup | null>;
  readonly lane: Lane;
  readonly limits: UserLimits;
  /** Number of orders sent from here within the last 60 s. */
  readonly sentLastMinute: number;
  readonly fees: Fees;
}
