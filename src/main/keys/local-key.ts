import { isHex, type PrivateKeyAccount } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Address } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { KeyStore } from '../core/ports.ts';

/**
 * Creates a key, writes it under `entryOf(address)`, and reads it back before anything relies on it. The key itself
 * goes nowhere but the keychain.
 */
export async function createKey(
  keyStore: KeyStore,
  entryOf: (address: Address) => string,
): Promise<Result<PrivateKeyAccount, AppError>> {
  const key = generatePrivateKey();
  const { address } = privateKeyToAccount(key);
  const written = await keyStore.write(entryOf(address), key);
  return written.ok ? readKey(keyStore, entryOf(address), address) : written;
}

/**
 * The account of a stored key, which stays inside the account. Errors: KEYCHAIN_LOCKED, KEYCHAIN_ABSENT, KEY_MISSING;
 * KEY_WRONG if the entry is not the key of `address`.
 */
export async function readKey(
  keyStore: KeyStore,
  entry: string,
  address: Address,
): Promise<Result<PrivateKeyAccount, AppError>> {
  const stored = await keyStore.read(entry);
  if (!stored.ok) return stored;
  if (stored.value === null) return err({ code: 'KEY_MISSING', signer: address });
  const account = toAccount(stored.value);
  return account?.address === address ? ok(account) : err({ code: 'KEY_WRONG', signer: address });
}

/** Null if this is not a private key. Drops the library's error message, which may quote the key. */
function toAccount(secret: string): PrivateKeyAccount | null {
  if (!isHex(secret) || secret.length !== 66) return null;
  try {
    return privateKeyToAccount(secret);
  } catch {
    return null;
  }
}
