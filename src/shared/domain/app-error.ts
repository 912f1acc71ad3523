import type { TxHash } from './ids.ts';
import type { ConfigChange } from './venue-config.ts';
import type { Violation } from './violation.ts';

/** Every way a command can be refused. Codes and facts only: the page chooses the words. */
export type AppError =
  | { readonly code: 'BAD_INPUT'; readonly issues: readonly InputIssue[] }
  | { readonly code: 'UNKNOWN_COMMAND'; readonly command: string }
  | { readonly code: 'FORBIDDEN_SENDER' }
  | { readonly code: 'POLICY_REFUSED'; readonly violations: readonly Violation[] }
  | { readonly code: 'KEYCHAIN_LOCKED'; readonly detail: string }
  | { readonly code: 'KEYCHAIN_ABSENT'; readonly detail: string }
  | { readonly code: 'KEY_MISSING'; readonly signer: string }
  | { readonly code: 'KEY_WRONG'; readonly signer: string }
  /** The signing allow-list refused: what was to be signed does not match the venue's configuration of now. */
  | {
      readonly code: 'SIGNING_REFUSED';
      readonly rule: string;
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly code: 'VENUE_CONFIG_CHANGED'; readonly changes: readonly ConfigChange[] }
  | { readonly code: 'VENUE_UNREACHABLE'; readonly detail: string }
  | { readonly code: 'VENUE_REFUSED'; readonly venueCode: string; readonly message: string }
  | {
      readonly code: 'VENUE_CANCEL_REFUSED';
      readonly venueCode: string;
      readonly message: string;
    }
  | { readonly code: 'VENUE_MALFORMED'; readonly call: string; readonly detail: string }
  | { readonly code: 'CHAIN_UNREACHABLE'; readonly detail: string }
  /** Node or venue are on another chain than the settings name: nothing is read from it or signed for it. */
  | {
      readonly code: 'WRONG_CHAIN';
      readonly of: 'node' | 'venue';
      readonly expected: number;
      readonly actual: number;
    }
  | { readonly code: 'CHAIN_REVERTED'; readonly errorName: string; readonly detail: string }
  /** A transaction that may have been sent and is in no block yet: it may still land. */
  | { readonly code: 'TX_NOT_SEEN'; readonly txHash: TxHash }
  /** The browser wallet gave no answer, or not the one that was asked for. */
  | {
      readonly code: 'WALLET_REFUSED';
      readonly reason: WalletRefusal;
      readonly detail: string;
    }
  | { readonly code: 'NOT_FOUND'; readonly what: string }
  | { readonly code: 'NOT_AVAILABLE'; readonly what: string }
  | { readonly code: 'ALREADY_EXISTS'; readonly what: string }
  /** A bug or broken infrastructure; `reference` finds it in the log. */
  | { readonly code: 'INTERNAL'; readonly reference: string };

/**
 * `closed`, `timeout`: the wallet may have been asked and may still do it. `mismatch`: what it did is not what was asked.
 */
export type WalletRefusal =
  | 'rejected'
  | 'wrong-account'
  | 'wrong-chain'
  | 'no-wallet'
  | 'closed'
  | 'timeout'
  | 'failed'
  | 'mismatch';

export interface InputIssue {
  readonly path: string;
  readonly message: string;
}
