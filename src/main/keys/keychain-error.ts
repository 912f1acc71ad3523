import type { KeyStoreError } from '../core/ports.ts';

/** Messages that mean no keychain can be reached. Any other failure may be a locked keychain and is treated as one. */
const ABSENT = [
  /autolaunch D-Bus/i,
  /was not provided by any/i,
  /could not connect/i,
  /address is empty/i,
  /connection is closed/i,
  /cannot open shared object file/i,
  /cannot find (module|package)/i,
  /module did not self-register/i,
];

/**
 * Classifies a failed keychain call by its message, as seen with keytar on libsecret.
 * @example toKeyStoreError(new Error('Cannot create an item in a locked collection')).code // 'KEYCHAIN_LOCKED'
 */
export function toKeyStoreError(cause: unknown): KeyStoreError {
  const detail = cause instanceof Error ? cause.message : 'the keychain failed without saying why';
  const absent = ABSENT.some((pattern) => pattern.test(detail));
  return { code: absent ? 'KEYCHAIN_ABSENT' : 'KEYCHAIN_LOCKED', detail };
}

/** The name of the keychain on the user's operating system. */
export function keychainBackend(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'macOS Keychain';
  if (platform === 'win32') return 'Windows Credential Manager';
  return 'Secret Service';
}
