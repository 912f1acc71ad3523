import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { positionsManagerAbi, registryAbi } from '../../../devnet/chain/abi.ts';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import { type Call, contractCalls } from '../../../devnet/contracts/testing/calls.ts';
import { transact } from '../../../devnet/contracts/testing/transact.ts';
import { createTestNode, type TestNode } from '../../../devnet/contracts/testing/use-chain.ts';
import { value } from '../../shared/domain/figure.ts';
import { type Address, type OwnerAddress, ownerAddress } from '../../shared/domain/ids.ts';
import type { RiskAsset } from '../../shared/domain/risk-account.ts';
import { accountHealth, healthFactor } from '../../shared/math/health-factor.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { unwrap } from '../testing/unwrap.ts';
import { createChain } from './create-chain.ts';
import { createClient } from './create-client.ts';

const WEEK = 604_800;
/** The code of a contract that reverts, whatever it is asked. */
const REVERTS = '0x60006000fd';

let devnet: Devnet;
let owner: OwnerAddress;
let warnings: string[];
let chain: ReturnType<typeof createChain>;
let node: TestNode;

async function send(account: Address, call: Call): Promise<void> {
  await node.impersonateAccount({ address: account });
  await transact(node, account, call);
}

const usdcOf = async (): Promise<RiskAsset | undefined> =>
  unwrap(await chain.riskAccount(owner)).assets.find(({ symbol }) => symbol === 'USDC');

const debtOnChain = async (): Promise<string> => {
  const { positionsManager: address, usdc } = devnet.contracts;
  const pm = { address, abi: positionsManagerAbi, functionName: 'debtOf' } as const;
  return fromBaseUnits(await node.readContract({ ...pm, args: [owner, usdc] }), 6);
};

/** 4 000 wS and 40 USDC held, 50 USDC owed at 58 % a year, a week ago. */
beforeAll(async () => {
  devnet = await startChain({
    params: {
      borrowAprWad: { wS: 0n, USDC: 58n * 10n ** 16n },
      stalenessSeconds: 100_000_000,
    },
  });
  node = createTestNode(devnet.rpcUrl);
  const deployer = privateKeyToAccount(devnet.keys.deployer).address;
  owner = ownerAddress(`0x${'a1'.repeat(20)}`);
  const { pm, ws, usdc } = contractCalls(devnet.contracts);
  for (const token of [ws, usdc]) {
    await send(deployer, token('mint', owner, 10n ** 24n));
    await node.setBalance({ address: owner, value: 10n ** 20n });
    await send(owner, token('approve', devnet.contracts.positionsManager, 10n ** 24n));
  }
  await send(owner, pm('deposit', devnet.contracts.ws, 4_000n * 10n ** 18n));
  await send(owner, pm('deposit', devnet.contracts.usdc, 40_000_000n));
  await send(owner, pm('borrow', devnet.contracts.usdc, 50_000_000n));
  await node.increaseTime({ seconds: WEEK });
  await node.mine({ blocks: 1 });
});
beforeEach(async () => {
  warnings = [];
  // A warning is logged once, so each test has a reader of its own.
  chain = createChain({
    client: createClient(devnet.rpcUrl, 146),
    chainId: 146,
    positionsManager: devnet.contracts.positionsManager,
    log: { warn: (_, facts) => warnings.push(`${facts?.['without']}`) },
  });
  const aWeekLater = await node.snapshot();
  return () => node.revert({ id: aWeekLater });
});
afterAll(() => devnet.stop());

describe('a debt that nobody touched for a week', () => {
  it('is read with its interest, as the contract itself counts it in that block', async () => {
    const debt = (await usdcOf())?.debt;
    // 50 USDC · 0.58 · 7 / 365 = 0.556164… USDC, and some seconds since.
    expect(debt).toMatch(/^50\.5561/);
    expect(debt).toBe(await debtOnChain());
  });

  it('is the same after a touch, but for the seconds in between', async () => {
    const { pm } = contractCalls(devnet.contracts);
    const before = (await usdcOf())?.debt;
    await send(owner, pm('deposit', devnet.contracts.usdc, 1n));
    const { positionsManager: address, usdc } = devnet.contracts;
    const state = { address, abi: positionsManagerAbi, functionName: 'astate' } as const;
    const { lastAccrual } = await node.readContract({ ...state, args: [usdc] });
    expect(lastAccrual).toBe((await node.getBlock()).timestamp);
    const after = (await usdcOf())?.debt;
    expect(after).toBe(await debtOnChain());
    expect(Number(after) - Number(before)).toBeLessThan(0.0001);
  });

  it('gives the health factor of the venue’s own lens', async () => {
    const account = unwrap(await chain.riskAccount(owner));
    const [ours, theirs] = [healthFactor(account), account.lensHealth];
    if (ours.kind !== 'value' || theirs?.kind !== 'value') throw new Error('no health factor');
    expect(Number(theirs.value) / Number(ours.value)).toBeCloseTo(1, 9);
    expect(accountHealth(account).lens).toBeUndefined();
  });
});

describe('an account whose', () => {
  const without = (address: Address): Promise<void> => node.setCode({ address, bytecode: REVERTS });

  it('rate cannot be read is shown without interest, and the log says so', async () => {
    const { registry: address, usdc } = devnet.contracts;
    const cfg = { address, abi: registryAbi, functionName: 'getAssetCfg' } as const;
    const { irm } = await node.readContract({ ...cfg, args: [usdc] });
    await without(irm);
    expect((await usdcOf())?.debt).toBe('50');
    expect(warnings).toContain('borrow rate of USDC');
  });

  it('lens cannot be read is shown by our own figures, and the log says so', async () => {
    await without(devnet.contracts.valuesLens);
    const account = unwrap(await chain.riskAccount(owner));
    expect(account).not.toHaveProperty('lensHealth');
    expect(accountHealth(account).factor.kind).toBe('value');
    expect(warnings).toContain('account values');
  });

  it('token is no collateral is worth what the lens says: nothing of that token', async () => {
    const { registry: address, ws } = devnet.contracts;
    const abi = { address, abi: registryAbi, functionName: 'getAssetCfg' } as const;
    const cfg = await node.readContract({ ...abi, args: [ws] });
    const { registry } = contractCalls(devnet.contracts);
    const deployer = privateKeyToAccount(devnet.keys.deployer).address;
    await send(deployer, registry('setAsset', ws, { ...cfg, collateral: false }));
    const account = unwrap(await chain.riskAccount(owner));
    expect(account.assets.find(({ symbol }) => symbol === 'wS')).toMatchObject({
      collateral: '4000',
      notCollateral: true,
    });
    // 40 USDC against more than 50 owed: nothing is left.
    expect(healthFactor(account)).toEqual(value('0'));
    expect(account.lensHealth).toEqual(value('0'));
  });
});
