import type { DecimalString, TokenAddress } from './ids.ts';

/** An allowance in tokens, or `unlimited` if the contract never decrements it. */
export type Allowance = DecimalString | 'unlimited';

/** The state of an account's one-time set-up on chain, per token. */
export interface TokenSetup {
  readonly token: TokenAddress;
  /** ERC-20 balance of the owner's wallet, in tokens. */
  readonly walletBalance: DecimalString;
  /** What the positions manager may take from the wallet; deposits and repayments reduce it. */
  readonly depositAllowance: Allowance;
  /** How much of the account's collateral the engine may withdraw. */
  readonly engineAllowance: Allowance;
  /** What the engine may borrow for the account; the contract always decrements it. */
  readonly borrowAllowance: DecimalString;
}

export interface AccountSetup {
  /** Native coin of the owner, for gas. */
  readonly nativeBalance: DecimalString;
  readonly tokens: readonly TokenSetup[];
}
