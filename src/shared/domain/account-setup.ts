import type { DecimalString, TokenAddress } from './ids.ts';

/** An allowance in tokens, or `unlimited` where the contract never decrements it. */
export type Allowance = DecimalString | 'unlimited';

/** What the one-time set-up of an account looks like on chain, per token. */
export interface TokenSetup {
  readonly token: TokenAddress;
  /** ERC-20 balance of the owner's wallet, in tokens. */
  readonly walletBalance: DecimalString;
  /** What the positions manager may take out of the wallet; a deposit or a repayment uses it up. */
  readonly depositAllowance: Allowance;
  /** What the engine may withdraw of the account's collateral. */
  readonly engineAllowance: Allowance;
  /** What the engine may borrow in the account's name; the contract always decrements it. */
  readonly borrowAllowance: DecimalString;
}

export interface AccountSetup {
  /** Native coin of the owner, for gas. */
  readonly nativeBalance: DecimalString;
  readonly tokens: readonly TokenSetup[];
}
