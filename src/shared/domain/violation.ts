import type { ConnectionState } from './connection-state.ts';
import type { DecimalString, UnixSeconds } from './ids.ts';
import type { KeychainState } from './keychain.ts';
import type { SessionChainState, SessionKeyState } from './session.ts';

/** Why an order is refused before it is signed. All reasons are returned at once; the page chooses the words. */
export type Violation =
  | { readonly code: 'NOT_LIVE'; readonly state: ConnectionState }
  | { readonly code: 'KEYCHAIN_NOT_READY'; readonly state: KeychainState['state'] }
  | { readonly code: 'VENUE_CONFIG_CHANGED'; readonly fields: readonly string[] }
  | { readonly code: 'RECOVERY_RUNNING'; readonly orders: number }
  | { readonly code: 'UNKNOWN_MARKET'; readonly symbol: string }
  | {
      readonly code: 'AMOUNT_INVALID';
      readonly field: string;
      readonly reason:
        | 'not-a-number'
        | 'not-positive'
        | 'too-many-decimals'
        | 'too-large'
        /** It would buy less than the contracts can book. */
        | 'too-small';
      readonly decimals: number;
    }
  | { readonly code: 'SLIPPAGE_INVALID'; readonly bps: number; readonly maxBps: number }
  | { readonly code: 'VALIDITY_INVALID'; readonly seconds: number; readonly maxSeconds: number }
  | { readonly code: 'PRICE_STALE'; readonly ageMs: number | null; readonly maxAgeMs: number }
  | { readonly code: 'ACCOUNT_STALE'; readonly ageMs: number | null; readonly maxAgeMs: number }
  | { readonly code: 'ORACLE_STALE'; readonly symbol: string }
  | { readonly code: 'NO_SESSION' }
  /** Every session has an order in progress, and two orders cannot share a nonce. */
  | { readonly code: 'SESSION_BUSY' }
  | { readonly code: 'SESSION_NOT_ACTIVE'; readonly state: SessionChainState }
  | { readonly code: 'SESSION_KEY_NOT_READY'; readonly state: SessionKeyState }
  | { readonly code: 'SESSION_EXPIRES_TOO_SOON'; readonly validUntil: UnixSeconds }
  | { readonly code: 'SESSION_TOKEN_NOT_ALLOWED'; readonly symbol: string }
  | {
      readonly code: 'SESSION_TOKEN_LIMIT';
      readonly symbol: string;
      readonly needed: DecimalString;
      readonly remaining: DecimalString;
    }
  | {
      readonly code: 'SESSION_FEE_TOO_HIGH';
      readonly symbol: string;
      readonly fee: DecimalString;
      readonly allowed: DecimalString;
    }
  /** Only main finds this: the venue raised its fee after the order was confirmed. */
  | { readonly code: 'FEE_RAISED'; readonly fromBps: number; readonly toBps: number }
  /** `rate`: from the venue; `gas-price`: from the node; `price`: from the oracle, to convert gas to the sold token. */
  | {
      readonly code: 'FEE_UNKNOWN';
      readonly missing: 'rate' | 'gas-price' | 'price';
      readonly ageMs: number | null;
      readonly maxAgeMs: number;
    }
  | {
      readonly code: 'ENGINE_ALLOWANCE';
      readonly symbol: string;
      readonly needed: DecimalString;
      readonly allowed: DecimalString;
    }
  | {
      readonly code: 'BORROW_ALLOWANCE';
      readonly symbol: string;
      readonly needed: DecimalString;
      readonly allowed: DecimalString;
    }
  | {
      readonly code: 'INSUFFICIENT_COLLATERAL';
      readonly symbol: string;
      readonly needed: DecimalString;
      readonly available: DecimalString;
    }
  /** A close repays debt, and the chain refuses a repayment without debt. */
  | { readonly code: 'NOTHING_OWED'; readonly symbol: string }
  | {
      readonly code: 'ORDER_BELOW_MIN_EQUITY';
      readonly equity: DecimalString;
      readonly minimum: DecimalString;
    }
  /** A limit price so far from mark that it is probably a typo. */
  | {
      readonly code: 'PRICE_TOO_FAR';
      readonly price: DecimalString;
      readonly mark: DecimalString;
      readonly bps: DecimalString;
      readonly maxBps: number;
    }
  | {
      readonly code: 'OVER_MAX_NOTIONAL';
      readonly notional: DecimalString;
      readonly max: DecimalString;
    }
  | {
      readonly code: 'OVER_MAX_LEVERAGE';
      readonly leverage: DecimalString;
      readonly max: DecimalString;
    }
  | { readonly code: 'TOO_MANY_ORDERS'; readonly max: number }
  | {
      readonly code: 'HEALTH_BELOW_SAFE';
      readonly health: DecimalString;
      readonly safe: DecimalString;
    };
