import type {
  DecimalString,
  DelegateAddress,
  OwnerAddress,
  SessionId,
  TokenAddress,
  UnixMs,
  UnixSeconds,
} from './ids.ts';

/** A session's state on chain. `unknown` while the chain could not be read. */
export type SessionChainState =
  | 'not-yet-valid'
  | 'active'
  | 'expired'
  | 'calls-exhausted'
  | 'revoked'
  | 'not-found'
  | 'unknown';

/** The state of the delegate key in this computer's keychain. */
export type SessionKeyState =
  /** In the keychain, and its self-test recovered the delegate's address. */
  | 'ready'
  /** In the keychain, not yet tested since the app started. */
  | 'untested'
  /** The keychain answered that there is no such entry. */
  | 'missing'
  /** The entry's key does not belong to the delegate. */
  | 'wrong-key'
  /** The keychain is locked or absent, so the key's state is not known. */
  | 'unreadable';

export interface SessionLimit {
  readonly token: TokenAddress;
  readonly symbol: string;
  /** Tokens granted, or `unlimited`. */
  readonly limit: DecimalString | 'unlimited';
  /** Tokens left; null while the chain could not be read. */
  readonly remaining: DecimalString | 'unlimited' | null;
}

export interface Session {
  readonly sessionId: SessionId;
  readonly account: OwnerAddress;
  readonly delegate: DelegateAddress;
  readonly chainId: number;
  readonly validAfter: UnixSeconds;
  /** 0 means no expiry (then maxCalls bounds it). */
  readonly validUntil: UnixSeconds;
  /** 0 means unlimited (then validUntil bounds it). */
  readonly maxCalls: number;
  readonly maxFeeBps: number;
  readonly limits: readonly SessionLimit[];
  /** The next nonce; it also counts the calls used. Null while the chain could not be read. */
  readonly nonce: number | null;
  readonly chain: SessionChainState;
  readonly key: SessionKeyState;
  readonly createdAt: UnixMs;
  readonly checkedAt: UnixMs | null;
}
