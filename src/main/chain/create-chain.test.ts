import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { valuesLensAbi } from '../../../devnet/chain/abi.ts';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import { type Call, contractCalls } from '../../../devnet/contracts/testing/calls.ts';
import { transact } from '../../../devnet/contracts/testing/transact.ts';
import { createTestNode } from '../../../devnet/contracts/testing/use-chain.ts';
import {
  clientOrderId,
  type OwnerAddress,
  sessionId,
  type TokenAddress,
  txHash,
} from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import { ok } from '../../shared/result.ts';
import type { SignedOrder } from '../keys/signer.ts';
import {
  invalidateNonceDigest,
  type LeveragedOrder,
  leveragedOrderHash,
  type SessionCall,
  sessionDomain,
} from '../keys/typed-data.ts';
import { startLocalAccount } from '../testing/local-account.ts';
import { silentLog } from '../testing/silent-log.ts';
import { unwrap } from '../testing/unwrap.ts';
import { createChain } from './create-chain.ts';
import { createClient } from './create-client.ts';

let devnet: Devnet;
let local: Awaited<ReturnType<typeof startLocalAccount>>;
let owner: OwnerAddress;
let session: Session;

/** Sends a call as the venue's executor and returns the hash of its mined transaction. */
async function asExecutor(call: Call): Promise<Hex> {
  const executor = privateKeyToAccount(devnet.keys.executor);
  return (await transact(createTestNode(devnet.rpcUrl), executor, call)).transactionHash;
}

beforeAll(async () => {
  devnet = await startChain();
  local = await startLocalAccount(devnet, privateKeyToAccount(devnet.keys.executor).address);
});
beforeEach(async () => {
  owner = unwrap(await local.paperAccounts.create(local.config)).address;
  const limits = [{ token: devnet.contracts.usdc as TokenAddress, limit: '50' }];
  const terms = { validForSeconds: 3_600, maxCalls: 0, maxFeeBps: 100, limits };
  const input = { account: owner, payer: null, ...terms };
  session = unwrap(await local.sessions.create(input, local.config));
});
afterAll(async () => {
  await local.stop();
  await devnet.stop();
});

/** The standard example: open a long by borrowing 4 USDC and selling it for wS, with a 1 % fee on top. */
async function signOpen(nonce: number): Promise<[LeveragedOrder, SessionCall, SignedOrder]> {
  const soon = Math.floor(Date.now() / 1_000) + 600;
  const { usdc, ws, engine } = devnet.contracts;
  const order: LeveragedOrder = {
    action: 0,
    user: owner,
    sellToken: usdc as TokenAddress,
    buyToken: ws as TokenAddress,
    sellAmount: 4_000_000n,
    // The engine identifies an order by its terms alone, so two orders in the same second must differ.
    buyAmount: 87_000_000_000_000_000_000n + BigInt(nonce),
    validTo: soon,
    feeAmount: 40_000n,
  };
  const call: SessionCall = {
    sessionId: session.sessionId,
    target: engine,
    dataHash: leveragedOrderHash(order),
    nonce,
    deadline: soon,
    executor: local.config.executorAddress,
    feeAmount: 0n,
  };
  const { config, signer } = local;
  const domain = sessionDomain(config);
  const ids = { clientOrderId: clientOrderId(`ord_${'0'.repeat(32)}`), why: 'open-long 4 USDC' };
  return [
    order,
    call,
    unwrap(await signer.signOrder({ ...ids, order, call, domain, session, config })),
  ];
}

async function execute(order: LeveragedOrder, call: SessionCall, signature: Hex): Promise<Hex> {
  const { filler } = devnet.contracts;
  const words = [order.sellToken, order.buyToken].map((token) => token.slice(2).padStart(64, '0'));
  const fillData: Hex = `0x${words.join('')}`;
  const onChain = { ...call, nonce: BigInt(call.nonce), deadline: BigInt(call.deadline) };
  const { engine } = contractCalls(devnet.contracts);
  return asExecutor(
    engine('openLeverageFlashWithSession', order, filler, fillData, onChain, signature),
  );
}

/** Fills an open, leaving a debt of 4 USDC plus the 0.04 fee. */
async function fillOpen(): Promise<void> {
  const [order, call, { signature }] = await signOpen(0);
  await execute(order, call, signature);
}

describe('the chain', () => {
  it('lists the venue’s tokens', async () => {
    const tokens = unwrap(await local.chain.tokens());
    expect(tokens.map(({ symbol, decimals }) => [symbol, decimals]).sort()).toEqual([
      ['USDC', 6],
      ['wS', 18],
    ]);
  });

  it('follows an order from its signature to its fill: digest, nonce, amounts, account', async () => {
    const { chain, config } = local;
    const since = Date.now() - 60_000;
    const [order, call, signed] = await signOpen(0);
    const where = { config, sessionId: session.sessionId, nonce: 0, since };
    const fill = { config, owner, digest: signed.orderDigest, since };
    expect(await chain.isDigestDone(config, signed.orderDigest)).toEqual(ok(false));
    expect(await chain.nonceConsumption(where)).toEqual(ok(null));
    expect(await chain.fillOf(fill)).toEqual(ok(null));

    const hash = txHash(await execute(order, call, signed.signature));

    expect(await chain.isDigestDone(config, signed.orderDigest)).toEqual(ok(true));
    expect(await chain.nonceConsumption(where)).toEqual(
      ok({ kind: 'consumed', dataHash: signed.orderHash, txHash: hash }),
    );
    expect(unwrap(await chain.fillOf(fill))).toMatchObject({
      txHash: hash,
      sellAmount: '4',
      feeAmount: '0.04',
      boughtAmount: '87.336244541484716157',
    });
    const facts = unwrap(await chain.session(config, session.sessionId, [order.sellToken]));
    expect(facts).toMatchObject({ nonce: 1, remaining: [{ amount: '45.96' }] });
    expect(await chain.sessionNonce(config, session.sessionId)).toEqual(ok(1));
  });

  it('values the account as the venue does', async () => {
    await fillOpen();
    const { assets, thresholds } = unwrap(await local.chain.riskAccount(owner));
    expect(thresholds).toEqual({ targetHealth: '1.5', safeHealth: '1.6', minEquity: '0.5' });
    const usdc = assets.find(({ symbol }) => symbol === 'USDC');
    const ws = assets.find(({ symbol }) => symbol === 'wS');
    expect(usdc).toMatchObject({
      collateral: '100',
      debt: '4.04',
      price: '1',
      maintenance: '0.02',
    });
    expect(ws).toMatchObject({
      collateral: '87.336244541484716157',
      debt: '0',
      price: '0.0458',
      maintenance: '0.05',
    });
    const [, , , , debtUsd] = await local.client.readContract({
      address: devnet.contracts.valuesLens,
      abi: valuesLensAbi,
      functionName: 'accountValues',
      args: [devnet.contracts.positionsManager, owner],
    });
    expect(debtUsd).toBe(4_040_000_000_000_000_000n);
  });

  it('distinguishes an invalidated nonce from one that an order used', async () => {
    const { config } = local;
    const { sessionId: id } = session;
    const deadline = Math.floor(Date.now() / 1_000) + 600;
    const executor = config.executorAddress;
    const invalidation = { sessionId: id, nonce: 0, deadline, executor };
    const delegate = unwrap(await local.delegateKeys.signer(session.delegate));
    const digest = invalidateNonceDigest(invalidation, sessionDomain(config));
    const { sessions } = contractCalls(devnet.contracts);
    const signature = await delegate.sign(digest);
    const hash = await asExecutor(
      sessions('invalidateNonceBySig', id, 0n, BigInt(deadline), executor, signature),
    );
    const query = { config, sessionId: id, nonce: 0, since: Date.now() - 60_000 };
    expect(await local.chain.nonceConsumption(query)).toEqual(
      ok({ kind: 'invalidated', txHash: hash }),
    );
  });

  it('returns null for a session that was never created', async () => {
    const id = sessionId(`0x${'77'.repeat(32)}`);
    expect(await local.chain.session(local.config, id, [])).toEqual(ok(null));
    expect(await local.chain.sessionNonce(local.config, id)).toEqual(ok(0));
  });

  it('returns a null price for an asset with a stale oracle and reads the rest', async () => {
    await fillOpen();
    onTestFinished(() => devnet.setOracleStale(false));
    await devnet.setOracleStale(true);
    const { assets } = unwrap(await local.chain.riskAccount(owner));
    expect(assets.map(({ price }) => price)).toEqual([null, null]);
    expect(assets.find(({ symbol }) => symbol === 'USDC')?.debt).toBe('4.04');
  });

  it('reports a revert, not an empty result, for an address without a contract', async () => {
    const positionsManager = `0x${'99'.repeat(20)}` as const;
    const nowhere = createChain({
      client: local.client,
      chainId: 146,
      positionsManager,
      log: silentLog,
    });
    expect(await nowhere.riskAccount(owner)).toMatchObject({
      error: { code: 'CHAIN_REVERTED', errorName: 'NoContract' },
    });
  });

  it('reads a whole account in four requests to the node', async () => {
    let requests = 0;
    const counting = createServer(async (request, response) => {
      requests += 1;
      let body = '';
      for await (const chunk of request) body += chunk;
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(devnet.rpcUrl, { method: 'POST', headers, body });
      response.end(await reply.text());
    });
    await new Promise<void>((resolve) => counting.listen(0, '127.0.0.1', resolve));
    const { port } = counting.address() as AddressInfo;
    const client = createClient(`http://127.0.0.1:${port}`, 146);
    const positionsManager = devnet.contracts.positionsManager;
    const chain = createChain({ client, chainId: 146, positionsManager, log: silentLog });
    unwrap(await chain.tokens());
    requests = 0;
    unwrap(await chain.riskAccount(owner));
    expect(requests).toBeLessThanOrEqual(4);
    await new Promise((resolve) => counting.close(resolve));
  });
});
