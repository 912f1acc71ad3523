import type { KeychainState } from '../../shared/domain/connection.ts';
import type { SessionChainState, SessionKeyState } from '../../shared/domain/session.ts';

/** What keeps each state of the keychain from signing, and what to do; `ready` says only that. */
export const KEYCHAIN_STEP: Readonly<Record<KeychainState['state'], string>> = {
  ready: 'The keychain is ready.',
  checking: 'The keychain is being checked: wait a moment.',
  locked: 'The keychain is locked: unlock it, then press Retry in the top bar.',
  absent: 'No keychain can be reached: start one, then press Retry in the top bar.',
};

/** What each state of a session on chain means for trading, and what to do. */
export const SESSION_STEP: Readonly<Record<SessionChainState, string>> = {
  active: 'The session is active.',
  'not-yet-valid': 'The session is not valid yet: wait for its start.',
  expired: 'The session has expired: create a new one in Sessions.',
  'calls-exhausted': 'The session has used all its calls: create a new one in Sessions.',
  revoked: 'The session was revoked: create a new one in Sessions.',
  'not-found': 'The chain does not know the session: create a new one in Sessions.',
  unknown: 'The session could not be read from the chain: wait for the connection.',
};

/** What each state of a session's key on this computer means for trading, and what to do. */
export const SESSION_KEY_STEP: Readonly<Record<SessionKeyState, string>> = {
  ready: 'The session’s key is ready.',
  untested: 'The session’s key was not tested yet: press Self-test in Sessions.',
  missing: 'The session’s key is not in this computer’s keychain: create a new session.',
  'wrong-key': 'The key in the keychain is not this session’s: create a new session.',
  unreadable:
    'The session’s key cannot be read: unlock the keychain, then press Retry in the top bar.',
};
