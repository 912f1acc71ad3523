import type { TxHash } from './ids.ts';
import type { InputIssue } from './input-issue.ts';
import type { OrderStage } from './order-stage.ts';
import type { SessionChainState } from './session.ts';
import type { ConfigChange } from './venue-config.ts';
import type { Violation } from './violation.ts';

/**
 * Every way a command can be refused. Codes and facts only: the page chooses the words. `message` is the venue's own
 * text, `detail` that of the system, the node, a wallet or a schema; both as they came.
 */
export type AppError =
  | { readonly code: 'BAD_INPUT'; readonly issues: readonly InputIssue[] }
  | { readonly code: 'UNKNOWN_COMMAND'; readonly command: string }
  | { readonly code: 'FORBIDDEN_SENDER' }
  | { readonly code: 'POLICY_REFUSED'; readonly violations: readonly Violation[] }
  | { readonly code: 'KEYCHAIN_LOCKED'; readonly detail: string }
  | { readonly code: 'KEYCHAIN_ABSENT'; readonly detail: string }
  | { readonly code: 'KEY_MISSING'; readonly signer: string }
  | { readonly code: 'KEY_WRONG'; readonly signer: string }
  /** The signing allow-list refused: the data to sign does not match the venue's current configuration. */
  | {
      readonly code: 'SIGNING_REFUSED';
      readonly rule: string;
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly code: 'VENUE_CONFIG_CHANGED'; readonly changes: readonly ConfigChange[] }
  /** No configuration has been fetched yet, so there is nothing to sign for. */
  | { readonly code: 'VENUE_CONFIG_UNKNOWN' }
  | { readonly code: 'VENUE_UNREACHABLE'; readonly detail: string }
  | { readonly code: 'VENUE_REFUSED'; readonly venueCode: string; readonly message: string }
  | {
      readonly code: 'VENUE_CANCEL_REFUSED';
      readonly venueCode: string;
      readonly message: string;
    }
  | { readonly code: 'VENUE_MALFORMED'; readonly call: string; readonly detail: string }
  /** The venue sends the same page of a list again and again, so the list has no end. */
  | { readonly code: 'VENUE_REPEATS_PAGE'; readonly call: string; readonly page: number }
  | { readonly code: 'FAUCET_UNREACHABLE'; readonly detail: string }
  | { readonly code: 'CHAIN_UNREACHABLE'; readonly detail: string }
  /** The node or the venue is on another chain than the settings name: nothing is read from it or signed for it. */
  | {
      readonly code: 'WRONG_CHAIN';
      readonly of: 'node' | 'venue';
      readonly expected: number;
      readonly actual: number;
    }
  | { readonly code: 'CHAIN_REVERTED'; readonly errorName: string; readonly detail: string }
  /** The chain did not return the account's current figures; the log says why. */
  | { readonly code: 'ACCOUNT_UNREAD' }
  /** A transaction that may have been sent and is in no block yet: it may still land. */
  | { readonly code: 'TX_NOT_SEEN'; readonly txHash: TxHash }
  /** The browser wallet gave no answer, or not the requested one. */
  | {
      readonly code: 'WALLET_REFUSED';
      readonly reason: WalletRefusal;
      readonly detail: string;
    }
  | { readonly code: 'NOT_FOUND'; readonly what: Missing }
  | { readonly code: 'ALREADY_EXISTS'; readonly what: 'account' | 'order' }
  | { readonly code: 'NOT_AVAILABLE'; readonly what: Unavailable }
  | {
      readonly code: 'ORDER_NOT_CANCELLABLE';
      readonly why: NotCancellable;
      readonly stage: OrderStage;
    }
  /** The key of a session that may still be used is not deleted. */
  | { readonly code: 'SESSION_STILL_USABLE'; readonly state: SessionChainState }
  /** A bug or broken infrastructure; `reference` finds it in the log. */
  | { readonly code: 'INTERNAL'; readonly reference: string };

export type Missing = 'account' | 'session' | 'order' | 'position' | 'token' | 'session-key';

export type Unavailable =
  /** Only a paper venue has a faucet, and a paper account is funded by it. */
  | 'paper-account'
  /** The account is watch-only: its key is not on this computer. */
  | 'owner-signature'
  | 'second-flatten'
  /** The executor has no endpoint to cancel an order. */
  | 'venue-cancel'
  | 'venue-preview'
  /** There is no preview of our own yet to compare a simulation with. */
  | 'own-preview'
  | 'node-simulation'
  /** The session manager verifies signatures in a way that the simulation cannot stand in for. */
  | 'unsigned-simulation';

export type NotCancellable =
  | 'final'
  /** It may never reach the venue. */
  | 'being-sent'
  | 'being-cancelled'
  /** It was signed with keys that are not here. */
  | 'placed-elsewhere'
  /** The venue has not given it an id yet. */
  | 'unconfirmed';

/**
 * `closed`, `timeout`: the wallet may have received the request and may still act on it. `wrong-signature`,
 * `wrong-transaction`: it did something other than what was asked.
 */
export type WalletRefusal =
  | 'rejected'
  | 'wrong-account'
  | 'wrong-chain'
  | 'no-wallet'
  | 'no-browser'
  /** Another request is open. */
  | 'busy'
  | 'closed'
  | 'timeout'
  | 'failed'
  /** `detail` is the address that should have signed. */
  | 'wrong-signature'
  /** `detail` is the transaction's hash. */
  | 'wrong-transaction';
