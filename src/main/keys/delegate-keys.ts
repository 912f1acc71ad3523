import { hashMessage, hexToBytes, type PrivateKeyAccount, recoverAddress, toHex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import type { AppError } from '../../shared/domain/app-error.ts';
import {
  type Address,
  type DelegateAddress,
  delegateAddress,
  type Hex,
} from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock, KeyStore, Random } from '../core/ports.ts';
import type { AuditSink } from '../db/audit-sink.ts';
import { createKey, readKey } from './local-key.ts';

/** Signs with one delegate key, which stays in its closure. */
interface DelegateSigner {
  readonly address: DelegateAddress;
  /** 65 bytes r ‖ s ‖ v over a 32-byte digest. Only `signer.ts` calls it, after the allow-list. */
  sign(digest: Hex): Promise<Hex>;
}

/** Errors of every call: KEYCHAIN_LOCKED, KEYCHAIN_ABSENT, KEY_MISSING, KEY_WRONG. */
export interface DelegateKeys {
  /** Creates a key, stores it in the keychain, reads it back and tests it. Only the address is returned. */
  create(): Promise<Result<DelegateAddress, AppError>>;
  list(): Promise<Result<readonly DelegateAddress[], AppError>>;
  /** Rereads the key from the keychain, signs a random message and checks the recovered signer. */
  selfTest(delegate: DelegateAddress): Promise<Result<null, AppError>>;
  /** Deletes the key permanently; `false` if there was none. */
  remove(delegate: DelegateAddress): Promise<Result<boolean, AppError>>;
  signer(delegate: DelegateAddress): Promise<Result<DelegateSigner, AppError>>;
  /** Builds these keys' accounts and the curve's lookup tables before the first order. */
  warm(delegates: readonly DelegateAddress[]): Promise<void>;
}

export interface DelegateKeysOptions {
  readonly keyStore: KeyStore;
  readonly audit: AuditSink;
  readonly clock: Clock;
  readonly random: Random;
}

const PREFIX = 'delegate:';
const entryOf = (delegate: Address): string => `${PREFIX}${delegate}`;

/**
 * Delegate keys in the OS keychain, one entry each. Building an account takes tens of milliseconds, so it is cached
 * after the first read and evicted by `remove` or a failed self-test.
 */
export function createDelegateKeys(options: DelegateKeysOptions): DelegateKeys {
  const { keyStore, audit, clock, random } = options;
  const signers = new Map<DelegateAddress, DelegateSigner>();

  const load = async (delegate: DelegateAddress): Promise<Result<DelegateSigner, AppError>> => {
    const account = await readKey(keyStore, entryOf(delegate), delegate);
    if (!account.ok) {
      signers.delete(delegate);
      return account;
    }
    const signer = toSigner(account.value, delegate);
    signers.set(delegate, signer);
    return ok(signer);
  };

  const selfTest = async (delegate: DelegateAddress): Promise<Result<null, AppError>> => {
    const signer = await load(delegate);
    if (!signer.ok) return signer;
    // The personal-message prefix ensures that this is never an order's digest.
    const digest = hashMessage(`Ballast self-test ${toHex(random.bytes(32))}`);
    const signature = await signer.value.sign(digest);
    audit.append({
      at: clock.now(),
      signer: delegate,
      what: 'self-test',
      why: 'the key must be the delegate’s',
      digest,
      sessionId: null,
      clientOrderId: null,
    });
    const recovered = await recoverAddress({ hash: digest, signature: hexToBytes(signature) });
    if (recovered === delegate) return ok(null);
    signers.delete(delegate);
    return err({ code: 'KEY_WRONG', signer: delegate });
  };

  return {
    async create() {
      const account = await createKey(keyStore, entryOf);
      if (!account.ok) return account;
      const delegate = delegateAddress(account.value.address);
      const tested = await selfTest(delegate);
      return tested.ok ? ok(delegate) : tested;
    },
    async list() {
      const entries = await keyStore.list();
      if (!entries.ok) return entries;
      const own = entries.value.filter((entry) => entry.startsWith(PREFIX));
      return ok(own.map((entry) => delegateAddress(entry.slice(PREFIX.length) as Address)));
    },
    selfTest,
    async remove(delegate) {
      signers.delete(delegate);
      return keyStore.remove(entryOf(delegate));
    },
    async signer(delegate) {
      const kept = signers.get(delegate);
      return kept === undefined ? load(delegate) : ok(kept);
    },
    async warm(delegates) {
      const throwAway = privateKeyToAccount(generatePrivateKey());
      await throwAway.sign({ hash: toHex(random.bytes(32)) });
      for (const delegate of delegates) {
        if (!signers.has(delegate)) await load(delegate);
      }
    },
  };
}

function toSigner(account: PrivateKeyAccount, address: DelegateAddress): DelegateSigner {
  return { address, sign: (digest) => account.sign({ hash: digest }) };
}
