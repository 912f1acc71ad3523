import { SigningKey } from 'ethers';
import { type Address, getAddress, type Hex, parseEther } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Anvil, startAnvil } from '../chain/anvil.ts';
import { deployContracts } from '../chain/deploy.ts';
import { defaultRiskParams } from '../chain/risk-params.ts';
import { createSender, devKeys } from '../chain/sender.ts';
import vector from './eip712-vector.json' with { type: 'json' };
import { contractCalls } from './testing/calls.ts';
import { refusal, transact } from './testing/transact.ts';
import { hex, orderHash } from './testing/typed-data.ts';
import { createTestNode, type TestNode } from './testing/use-chain.ts';

/**
 * A digest depends on its contract's address. So the compiled code is placed at the vector's own addresses, on a chain
 * whose time is before the vector's deadlines, and has to accept the vector's digests. Nothing here recomputes a digest
 * the way the contracts do.
 */
describe('the contracts agree with the EIP-712 vector', () => {
  const { order, session, invalidateNonce } = vector;
  const { target, ...call } = vector.call;
  const engine = getAddress(target);
  const sessionManager = getAddress(vector.sessionManager);
  const executor = getAddress(call.executor);
  const owner = privateKeyToAccount(devKeys.deployer);
  let anvil: Anvil;
  let node: TestNode;
  let calls: ReturnType<typeof contractCalls>;

  beforeEach(async () => {
    anvil = await startAnvil(0, Number(call.deadline) - 3600);
    const rpcUrl = `http://127.0.0.1:${anvil.port}`;
    const deployer = createSender(rpcUrl, devKeys.deployer);
    const deployed = await deployContracts(deployer, deployer.address, defaultRiskParams, 0);
    node = createTestNode(rpcUrl);
    await copyCode(deployed.engine, engine);
    await copyCode(deployed.sessionManager, sessionManager);
    calls = contractCalls({ ...deployed, engine, sessionManager });
    for (const address of [executor, engine]) {
      await node.impersonateAccount({ address });
      await node.setBalance({ address, value: parseEther('1') });
    }
  });
  afterEach(() => anvil.stop());

  test('on the digest of an order', async () => {
    expect(await node.readContract(calls.engine('orderDigest', order))).toBe(vector.engineDigest);
  });

  test('on the data hash of an order', async () => {
    const fill = (dataHash: string) =>
      calls.engine(
        'openLeverageFlashWithSession',
        order,
        executor,
        '0x',
        { ...call, dataHash },
        vector.signature,
      );
    expect(orderHash(order)).toBe(vector.dataHash);
    expect(await refusal(node, executor, fill(vector.engineDigest))).toBe(
      'LeverageSessionDataHashMismatch()',
    );
    // With the right hash, the next failure is the session, which was never created.
    expect(await refusal(node, executor, fill(vector.dataHash))).toBe(
      'LeverageSessionOwnerMismatch()',
    );
  });

  test('on the id and the digest of a session', async () => {
    await createSession();
    const stored = await node.readContract(calls.sessions('sessions', vector.sessionId));
    const { validAfter, validUntil, maxCalls, maxFeeBps } = session;
    const parties = [session.owner, session.delegate];
    expect(stored).toEqual([...parties, validAfter, validUntil, maxCalls, maxFeeBps]);
  });

  test("on the digest of a session call, by the vector's own signature", async () => {
    await createSession();
    await transact(node, owner, calls.sessions('setAllowedTarget', engine, true));
    const { sellToken } = order;
    const args = [sellToken, 4_040_000n, call, vector.signature, executor];
    await transact(node, engine, calls.sessions('validateAndConsume', ...args));
    expect(await node.readContract(calls.sessions('nonces', vector.sessionId))).toBe(1n);
  });

  test('on the digest of a nonce invalidation', async () => {
    await createSession();
    const { sessionId, nonce, deadline, executor: sender } = invalidateNonce;
    const signature = signDigest(vector.delegateKey, vector.invalidateDigest);
    const args = [sessionId, nonce, deadline, sender, signature];
    const burn = calls.sessions('invalidateNonceBySig', ...args);
    await transact(node, privateKeyToAccount(hex(vector.delegateKey)), burn);
    expect(await node.readContract(calls.sessions('nonces', sessionId))).toBe(1n);
  });

  async function createSession(): Promise<void> {
    const { delegate, validAfter, validUntil, maxCalls, maxFeeBps, limits, salt } = session;
    const terms = [delegate, validAfter, validUntil, maxCalls, maxFeeBps, limits, salt];
    const signature = signDigest(devKeys.deployer, vector.sessionDigest);
    const args = [session.owner, ...terms, signature];
    await transact(node, owner, calls.sessions('createSessionBySig', ...args));
  }

  async function copyCode(from: Address, to: Address): Promise<void> {
    const bytecode = await node.getCode({ address: from });
    await node.setCode({ address: to, bytecode: bytecode ?? '0x' });
  }
});

/** Signs a raw digest, without a library recomputing it from typed data. */
function signDigest(key: string, digest: string): Hex {
  return hex(new SigningKey(key).sign(digest).serialized);
}
