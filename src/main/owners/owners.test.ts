import { recoverAddress } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import { ownerAddress, sessionId } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { revocationConsent } from '../keys/owner-consent.ts';
import { sessionDomain } from '../keys/typed-data.ts';
import { startLocalAccount } from '../testing/local-account.ts';
import { unwrap } from '../testing/unwrap.ts';

let devnet: Devnet;
let local: Awaited<ReturnType<typeof startLocalAccount>>;
beforeAll(async () => {
  devnet = await startChain();
  local = await startLocalAccount(devnet, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8');
});
afterAll(async () => {
  await local.stop();
  await devnet.stop();
});

const account = { chainId: 146, label: 'test', createdAt: 0 };
const consent = () =>
  revocationConsent(sessionId(`0x${'5e'.repeat(32)}`), 1_776_948_000, sessionDomain(local.config));
const call = { to: `0x${'11'.repeat(20)}`, data: '0x', why: 'nothing' } as const;

describe('the owners of accounts', () => {
  it('send with a local key', async () => {
    const address = unwrap(await local.ownerKeys.create());
    local.addAccount({ ...account, address, owner: 'local-key' });
    await devnet.fund(address, { native: 10n ** 18n });
    expect(await local.owners.canSend(address)).toEqual(ok(null));
    expect(await local.owners.send(address, call)).toMatchObject({ value: { status: 'success' } });
  });

  it('sign with a local key, and the signature is recorded', async () => {
    const address = unwrap(await local.ownerKeys.create());
    local.addAccount({ ...account, address, owner: 'local-key' });
    const { digest: hash, what, why, sessionId: id } = consent();
    const signature = unwrap(await local.owners.sign(address, consent()));
    expect(await recoverAddress({ hash, signature })).toBe(address);
    const entry = local.entries.at(-1);
    expect(entry).toMatchObject({ signer: address, what, why, digest: hash, sessionId: id });
    expect(JSON.stringify(entry)).not.toContain(signature.slice(2));
  });

  it('send and sign nothing for a watch-only account, even if its key is in the keychain', async () => {
    const address = unwrap(await local.ownerKeys.create());
    local.addAccount({ ...account, address, owner: 'watch-only' });
    const refused = err({
      code: 'NOT_AVAILABLE',
      what: 'owner-signature',
    });
    expect(await local.owners.canSend(address)).toEqual(refused);
    expect(await local.owners.send(address, call)).toEqual(refused);
    expect(await local.owners.sign(address, consent())).toEqual(refused);
  });

  it('return NOT_FOUND for an account that was never added', async () => {
    const address = ownerAddress(`0x${'ab'.repeat(20)}`);
    expect(await local.owners.canSend(address)).toEqual(
      err({ code: 'NOT_FOUND', what: 'account' }),
    );
  });
});
