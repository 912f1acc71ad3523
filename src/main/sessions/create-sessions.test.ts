import { createTestClient, http } from 'viem';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import type { OwnerAddress, TokenAddress } from '../../shared/domain/ids.ts';
import { startLocalAccount } from '../testing/local-account.ts';
import { unwrap } from '../testing/unwrap.ts';
import type { CreateSessionInput } from './sessions.ts';

let devnet: Devnet;
let local: Awaited<ReturnType<typeof startLocalAccount>>;
let account: OwnerAddress;
let usdc: TokenAddress;
let ws: TokenAddress;
const executor = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

beforeAll(async () => {
  devnet = await startChain();
  local = await startLocalAccount(devnet, executor);
  account = unwrap(await local.paperAccounts.create(local.config)).address;
  usdc = devnet.contracts.usdc as TokenAddress;
  ws = devnet.contracts.ws as TokenAddress;
});
afterAll(async () => {
  await local.stop();
  await devnet.stop();
});

const input = (change: Partial<CreateSessionInput> = {}): CreateSessionInput => ({
  account,
  payer: null,
  validForSeconds: 3_600,
  maxCalls: 10,
  maxFeeBps: 100,
  limits: [
    { token: usdc, limit: '50.5' },
    { token: ws, limit: 'unlimited' },
  ],
  ...change,
});
const create = async () => unwrap(await local.sessions.create(input(), local.config));

const nativeOf = (address: OwnerAddress) => local.client.getBalance({ address });
const newPayer = async () => {
  const address = unwrap(await local.ownerKeys.create());
  local.addAccount({ address, chainId: 146, label: '', owner: 'local-key', createdAt: 0 });
  return address;
};

describe('a session that its owner only signs for', () => {
  let payer: OwnerAddress;
  beforeAll(async () => {
    payer = await newPayer();
    await devnet.fund(payer, { native: 10n ** 18n });
  });

  it('is the owner’s, and another account paid for it', async () => {
    const [owner, other] = [await nativeOf(account), await nativeOf(payer)];
    const session = unwrap(await local.sessions.create(input({ payer }), local.config));
    expect(session).toMatchObject({ account, chain: 'active', key: 'ready', nonce: 0 });
    expect(session.limits).toMatchObject([{ remaining: '50.5' }, { remaining: 'unlimited' }]);
    expect(await nativeOf(account)).toBe(owner);
    expect(await nativeOf(payer)).toBeLessThan(other);
    expect(local.entries.slice(-2)).toMatchObject([
      { what: 'session', signer: account, sessionId: session.sessionId },
      { what: 'transaction', signer: payer, why: `create session ${session.sessionId}` },
    ]);
  });

  it('is revoked the same way', async () => {
    const { sessionId } = await create();
    const owner = await nativeOf(account);
    const revoked = unwrap(await local.sessions.revoke(sessionId, local.config, payer));
    expect(revoked.chain).toBe('revoked');
    expect(await nativeOf(account)).toBe(owner);
    expect(local.entries.slice(-2)).toMatchObject([
      { what: 'revoke-session', signer: account, sessionId },
      { what: 'transaction', signer: payer },
    ]);
  });

  it('is not made when the payer has no coin for gas, and says so', async () => {
    const poor = await newPayer();
    const refused = await local.sessions.create(input({ payer: poor }), local.config);
    expect(refused).toMatchObject({
      error: { code: 'CHAIN_REVERTED', errorName: 'InsufficientFunds' },
    });
  });

  it('is refused for a payer that can send nothing, before a key is made', async () => {
    const keys = unwrap(await local.delegateKeys.list()).length;
    const stranger = executor as OwnerAddress;
    const refused = await local.sessions.create(input({ payer: stranger }), local.config);
    expect(refused).toEqual({ ok: false, error: { code: 'NOT_FOUND', what: 'account' } });
    expect(unwrap(await local.delegateKeys.list())).toHaveLength(keys);
  });

  it('is not signed for another chain than the user’s', async () => {
    const signed = local.entries.length;
    const elsewhere = { ...local.config, signingChainId: 1 };
    expect(await local.sessions.create(input({ payer }), elsewhere)).toMatchObject({
      error: { code: 'SIGNING_REFUSED', rule: 'domain.chainId' },
    });
    const made = local.entries.slice(signed).map(({ what }) => what);
    expect(made).toEqual(['self-test']);
  });
});

describe('a session', () => {
  it('is active on chain with its limits, and its key is tested', async () => {
    const session = await create();
    expect(session).toMatchObject({ chain: 'active', key: 'ready', nonce: 0, maxCalls: 10 });
    expect(session.limits).toEqual([
      { token: usdc, symbol: 'USDC', limit: '50.5', remaining: '50.5' },
      { token: ws, symbol: 'wS', limit: 'unlimited', remaining: 'unlimited' },
    ]);
    expect(local.store.get(session.sessionId)).toEqual(session);
  });

  it('has a delegate key of its own', async () => {
    expect((await create()).delegate).not.toBe((await create()).delegate);
  });

  it('is kept, with its key, when the transaction could not be sent', async () => {
    const known = local.store.list(account).map(({ sessionId }) => sessionId);
    const config = { ...local.config, sessionManager: devnet.contracts.oracle };
    expect(await local.sessions.create(input(), config)).toMatchObject({
      error: { code: 'CHAIN_REVERTED' },
    });
    const rows = local.store.list(account);
    expect(rows).toHaveLength(known.length + 1);
    const orphan = rows.find(({ sessionId }) => !known.includes(sessionId));
    expect(orphan).toMatchObject({ chain: 'not-found', nonce: null });
    expect(await local.delegateKeys.list()).toMatchObject({
      value: expect.arrayContaining([orphan?.delegate]),
    });
  });

  it('is refused with every wrong field named, before a key is made', async () => {
    const keys = unwrap(await local.delegateKeys.list()).length;
    const limits = [
      { token: usdc, limit: '1.0000001' },
      { token: usdc, limit: '0' },
      { token: devnet.contracts.oracle as TokenAddress, limit: 'unlimited' },
    ] as const;
    const refused = await local.sessions.create(
      input({ validForSeconds: 3_599, maxFeeBps: 10_001, limits }),
      local.config,
    );
    expect(refused).toMatchObject({ error: { code: 'BAD_INPUT' } });
    const { issues } =
      refused.ok || refused.error.code !== 'BAD_INPUT' ? { issues: [] } : refused.error;
    expect(issues.map(({ path }) => path)).toEqual([
      'validForSeconds',
      'maxFeeBps',
      'limits.1.token',
      'limits.0.limit',
      'limits.1.limit',
      'limits.2.token',
    ]);
    expect(unwrap(await local.delegateKeys.list())).toHaveLength(keys);
  });

  it('is revoked by its owner, and only then may its key be forgotten', async () => {
    const { sessionId, delegate } = await create();
    expect(await local.sessions.forgetKey(sessionId, local.config)).toMatchObject({
      error: { code: 'SESSION_STILL_USABLE', state: 'active' },
    });
    const revoked = unwrap(await local.sessions.revoke(sessionId, local.config, null));
    expect(revoked).toMatchObject({ chain: 'revoked', key: 'ready' });
    expect(unwrap(await local.sessions.revoke(sessionId, local.config, null)).chain).toBe(
      'revoked',
    );
    expect(unwrap(await local.sessions.forgetKey(sessionId, local.config)).key).toBe('missing');
    expect(unwrap(await local.delegateKeys.list())).not.toContain(delegate);
  });

  it('says what the keychain says of its key, apart from what the chain says of it', async () => {
    const { sessionId, delegate } = await create();
    await local.keychain.keyStore.remove(`delegate:${delegate}`);
    expect(unwrap(await local.sessions.selfTest(sessionId)).key).toBe('missing');
    const rows = await local.sessions.refresh(account, local.config);
    expect(rows.find((row) => row.sessionId === sessionId)).toMatchObject({
      chain: 'active',
      key: 'missing',
    });
    onTestFinished(async () => void (await local.keychain.unlock()));
    await local.keychain.lock();
    expect(unwrap(await local.sessions.selfTest(sessionId)).key).toBe('unreadable');
  });

  it('runs from the chain’s clock when that is ahead, and ends by it', async () => {
    const node = createTestClient({ mode: 'anvil', transport: http(devnet.rpcUrl) });
    await node.increaseTime({ seconds: 1_800 });
    await node.mine({ blocks: 1 });
    const { timestamp } = unwrap(await local.chain.latestBlock());
    const session = await create();
    expect(session.validUntil).toBeGreaterThanOrEqual(timestamp + 3_600);
  });

  it('is unknown, never a guess, while the chain does not answer', async () => {
    const devnet = await startChain();
    const local = await startLocalAccount(devnet, executor);
    onTestFinished(() => local.stop());
    const account = unwrap(await local.paperAccounts.create(local.config)).address;
    const limits = [{ token: devnet.contracts.usdc as TokenAddress, limit: '50.5' }];
    const made = await local.sessions.create(input({ account, limits }), local.config);
    const { sessionId } = unwrap(made);
    await devnet.stop();
    const rows = await local.sessions.refresh(account, local.config);
    expect(rows.find((row) => row.sessionId === sessionId)).toMatchObject({
      chain: 'unknown',
      nonce: null,
      key: 'ready',
    });
    expect(local.store.get(sessionId)).toMatchObject({ chain: 'active', nonce: 0 });
  });
});
