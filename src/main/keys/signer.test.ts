import { inspect } from 'node:util';
import { recoverAddress } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/domain/history.ts';
import { clientOrderId, delegateAddress, type Hex } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { systemClock } from '../core/system-clock.ts';
import { systemRandom } from '../core/system-random.ts';
import { type PrivateKeychain, startPrivateKeychain } from '../testing/private-keychain.ts';
import { signableCall } from '../testing/signable-call.ts';
import { signableInvalidation } from '../testing/signable-invalidation.ts';
import { unwrap } from '../testing/unwrap.ts';
import { createDelegateKeys, type DelegateKeys } from './delegate-keys.ts';
import { createOwnerKeys } from './owner-keys.ts';
import { createSigner, type SignOrderRequest } from './signer.ts';
import { invalidateNonceDigest, sessionCallDigest } from './typed-data.ts';

let keychain: PrivateKeychain;
let delegateKeys: DelegateKeys;
let audit: Omit<AuditEntry, 'id'>[];
const clock = { ...systemClock, now: () => 1_000_000 };

beforeAll(async () => {
  keychain = await startPrivateKeychain();
});
afterAll(() => keychain.stop());
beforeEach(() => {
  audit = [];
  delegateKeys = createDelegateKeys({
    keyStore: keychain.keyStore,
    audit: { append: (entry) => void audit.push(entry) },
    clock,
    random: systemRandom,
  });
});

const secretOf = async (entry: string): Promise<Hex> =>
  unwrap(await keychain.keyStore.read(entry)) ?? '0x';

async function request(): Promise<SignOrderRequest> {
  const delegate = unwrap(await delegateKeys.create());
  return {
    ...signableCall(delegate),
    clientOrderId: clientOrderId(`ord_${'0'.repeat(32)}`),
    why: 'open-long 4 USDC',
  };
}

describe('delegate keys', () => {
  it('gives every session a new key and returns only its address', async () => {
    const first = unwrap(await delegateKeys.create());
    const second = unwrap(await delegateKeys.create());
    expect(first).not.toBe(second);
    expect(unwrap(await delegateKeys.list())).toEqual(expect.arrayContaining([first, second]));
    expect(await secretOf(`delegate:${first}`)).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('passes its self-test, and records the signature', async () => {
    const delegate = unwrap(await delegateKeys.create());
    audit = [];
    expect(await delegateKeys.selfTest(delegate)).toEqual(ok(null));
    expect(audit).toMatchObject([{ what: 'self-test', signer: delegate }]);
  });

  it('distinguishes a missing key from one that belongs to another address', async () => {
    const stranger = delegateAddress(`0x${'ab'.repeat(20)}`);
    expect(await delegateKeys.signer(stranger)).toEqual(
      err({ code: 'KEY_MISSING', signer: stranger }),
    );
    const delegate = unwrap(await delegateKeys.create());
    await keychain.keyStore.write(`delegate:${stranger}`, await secretOf(`delegate:${delegate}`));
    expect(await delegateKeys.signer(stranger)).toEqual(
      err({ code: 'KEY_WRONG', signer: stranger }),
    );
    await keychain.keyStore.write(`delegate:${stranger}`, `0x${'00'.repeat(32)}`);
    expect(await delegateKeys.selfTest(stranger)).toEqual(
      err({ code: 'KEY_WRONG', signer: stranger }),
    );
  });

  it('cannot sign once its key is removed', async () => {
    const delegate = unwrap(await delegateKeys.create());
    await delegateKeys.warm([delegate]);
    expect(await delegateKeys.remove(delegate)).toEqual(ok(true));
    expect(await delegateKeys.signer(delegate)).toEqual(
      err({ code: 'KEY_MISSING', signer: delegate }),
    );
  });

  it('reports a locked keychain, but still signs with a key it has already read', async () => {
    const known = unwrap(await delegateKeys.create());
    const unread = delegateAddress(`0x${'cd'.repeat(20)}`);
    await keychain.lock();
    expect(await delegateKeys.signer(unread)).toMatchObject({ error: { code: 'KEYCHAIN_LOCKED' } });
    expect(await delegateKeys.create()).toMatchObject({ error: { code: 'KEYCHAIN_LOCKED' } });
    expect(await delegateKeys.signer(known)).toMatchObject({ ok: true });
    await keychain.unlock();
  });
});

describe('signing an order', () => {
  const signer = () =>
    createSigner({
      delegateKeys,
      audit: { append: (entry) => void audit.push(entry) },
      clock,
      chainId: 146,
    });

  it('returns the delegate’s signature over the call, and records it without the signature', async () => {
    const asked = await request();
    audit = [];
    const signed = unwrap(await signer().signOrder(asked));
    const { signature } = signed;
    const hash = sessionCallDigest(asked.call, asked.domain);
    expect(await recoverAddress({ hash, signature })).toBe(asked.session.delegate);
    expect(signed.orderHash).toBe(asked.call.dataHash);
    expect(audit).toEqual([
      {
        at: 1_000_000,
        signer: asked.session.delegate,
        what: 'order',
        why: 'open-long 4 USDC',
        digest: hash,
        sessionId: asked.session.sessionId,
        clientOrderId: asked.clientOrderId,
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain(signature.slice(2, 66));
  });

  it('refuses before touching the key when the venue’s engine has changed', async () => {
    const asked = await request();
    audit = [];
    const config = { ...asked.config, leverageRfqEngine: `0x${'99'.repeat(20)}` } as const;
    expect(await signer().signOrder({ ...asked, config })).toMatchObject({
      error: { code: 'SIGNING_REFUSED', rule: 'call.target' },
    });
    expect(audit).toEqual([]);
  });

  it('returns no signature when the audit log cannot be written', async () => {
    const asked = await request();
    const append = () => {
      throw new Error('disk full');
    };
    const broken = createSigner({ delegateKeys, audit: { append }, clock, chainId: 146 });
    await expect(broken.signOrder(asked)).rejects.toThrow('disk full');
  });
});

describe('invalidating an order’s nonce', () => {
  const signer = () =>
    createSigner({
      delegateKeys,
      audit: { append: (entry) => void audit.push(entry) },
      clock,
      chainId: 146,
    });
  const request = async () => {
    const delegate = unwrap(await delegateKeys.create());
    audit = [];
    const clientOrder = clientOrderId(`ord_${'0'.repeat(32)}`);
    return { ...signableInvalidation(delegate), clientOrderId: clientOrder, why: 'cancel' };
  };

  it('is signed by the delegate for this sender, and recorded without the signature', async () => {
    const asked = await request();
    const signature = unwrap(await signer().signNonceInvalidation(asked));
    const hash = invalidateNonceDigest(asked.invalidation, asked.domain);
    expect(await recoverAddress({ hash, signature })).toBe(asked.session.delegate);
    expect(audit).toEqual([
      {
        at: 1_000_000,
        signer: asked.session.delegate,
        what: 'invalidate-nonce',
        why: 'cancel',
        digest: hash,
        sessionId: asked.session.sessionId,
        clientOrderId: asked.clientOrderId,
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain(signature.slice(2, 66));
  });

  it('is refused before touching the key for any nonce but the journaled one', async () => {
    const asked = await request();
    const invalidation = { ...asked.invalidation, nonce: 8 };
    expect(await signer().signNonceInvalidation({ ...asked, invalidation })).toMatchObject({
      error: { code: 'SIGNING_REFUSED', rule: 'invalidation.nonce' },
    });
    expect(audit).toEqual([]);
  });
});

describe('a secret key', () => {
  it('cannot be reached through any returned object', async () => {
    const delegate = unwrap(await delegateKeys.create());
    const ownerKeys = createOwnerKeys(keychain.keyStore);
    const owner = unwrap(await ownerKeys.create());
    const secrets = [
      (await secretOf(`delegate:${delegate}`)).slice(2),
      (await secretOf(`owner:${owner}`)).slice(2),
    ];
    const signers = [
      unwrap(await delegateKeys.signer(delegate)),
      unwrap(await ownerKeys.signer(owner)),
    ];
    const everything: unknown[] = [
      delegateKeys,
      ownerKeys,
      ...signers,
      ...signers.flatMap(Object.values),
    ];
    const shown = everything.flatMap((thing) => [
      inspect(thing, { depth: null, showHidden: true, getters: true }),
      JSON.stringify(thing) ?? '',
      String(thing),
    ]);
    for (const secret of secrets) {
      expect(shown.filter((text) => text.includes(secret))).toEqual([]);
      expect(shown.filter((text) => text.includes(BigInt(`0x${secret}`).toString()))).toEqual([]);
    }
  });

  it('is not quoted by the error for an entry that is not a key', async () => {
    const delegate = delegateAddress(`0x${'ef'.repeat(20)}`);
    const secret: Hex = `0x${'f'.repeat(64)}`;
    await keychain.keyStore.write(`delegate:${delegate}`, secret);
    expect(inspect(await delegateKeys.signer(delegate))).not.toContain('ffffffff');
  });
});
