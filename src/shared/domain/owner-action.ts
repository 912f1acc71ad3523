import type { Allowance } from './account-setup.ts';
import type { Address, DecimalString, TokenAddress, TxHash } from './ids.ts';

/** One transaction that an account's owner can send. Amounts are tokens, not base units. */
export type OwnerAction =
  | {
      /** `approve-token` lets the positions manager take so much out of the wallet: deposits and repayments need it. */
      readonly kind: 'approve-token' | 'deposit' | 'withdraw' | 'repay';
      readonly token: TokenAddress;
      readonly amount: DecimalString;
    }
  | {
      /** How much collateral the engine may withdraw, and how much it may borrow for the account. */
      readonly kind: 'approve-engine' | 'approve-borrow';
      readonly token: TokenAddress;
      readonly amount: Allowance;
    };

/** A transaction before it is signed, as it was simulated. */
export interface OwnerEstimate {
  /** The contract that is called. */
  readonly to: Address;
  /** The contract's function, e.g. `deposit`. */
  readonly functionName: string;
  /** Units of gas. */
  readonly gas: DecimalString;
  /** Native coin, at the most that would be offered for this gas. */
  readonly feeNative: DecimalString;
}

/** A transaction that is in a block. */
export interface OwnerReceipt {
  readonly txHash: TxHash;
  readonly gasUsed: DecimalString;
  /** Native coin. */
  readonly feePaid: DecimalString;
}
