import { createTestClient, encodeFunctionData, http, parseAbi } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import { type OwnerAddress, ownerAddress, tokenAddress } from '../../shared/domain/ids.ts';
import type { OwnerAction } from '../../shared/domain/owner-action.ts';
import { largestRepayment } from '../../shared/math/transfer-limits.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { err } from '../../shared/result.ts';
import { startLocalAccount } from '../testing/local-account.ts';
import { unwrap } from '../testing/unwrap.ts';

let devnet: Devnet;
let local: Awaited<ReturnType<typeof startLocalAccount>>;
let owner: OwnerAddress;

beforeAll(async () => {
  // Debt grows by two thirds a year, so that interest is never zero.
  devnet = await startChain({ params: { borrowAprWad: { wS: 0n, USDC: 666n * 10n ** 15n } } });
  local = await startLocalAccount(devnet, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8');
});
beforeEach(async () => {
  owner = unwrap(await local.paperAccounts.create(local.config)).address;
});
afterAll(async () => {
  await local.stop();
  await devnet.stop();
});

const usdc = (kind: OwnerAction['kind'], amount: string): OwnerAction => ({
  kind,
  amount,
  token: tokenAddress(devnet.contracts.usdc),
});
const run = (action: OwnerAction) => local.ownerActions.run(owner, action, local.config);
const estimate = (action: OwnerAction) => local.ownerActions.estimate(owner, action, local.config);
const balance = () => local.client.getBalance({ address: owner });

/** USDC collateral, debt and wallet balance. */
async function amounts() {
  const { assets } = unwrap(await local.chain.riskAccount(owner));
  const { tokens } = unwrap(await local.chain.accountSetup(owner, local.config));
  const asset = assets.find(({ symbol }) => symbol === 'USDC');
  const wallet = tokens.find(({ token }) => token === asset?.token);
  return [asset?.collateral, asset?.debt, wallet?.walletBalance];
}

/** Borrows directly, which the terminal does not offer. */
async function borrow(units: bigint) {
  const abi = parseAbi(['function borrow(address asset, uint256 amount)']);
  const data = encodeFunctionData({
    abi,
    functionName: 'borrow',
    args: [devnet.contracts.usdc, units],
  });
  unwrap(
    await local.owners.send(owner, { to: devnet.contracts.positionsManager, data, why: 'test' }),
  );
}

describe('the owner of an account', () => {
  it('deposits, withdraws, borrows, and repays everything', async () => {
    unwrap(await run(usdc('approve-token', '50')));
    unwrap(await run(usdc('deposit', '50')));
    expect(await amounts()).toEqual(['150', '0', '850']);
    unwrap(await run(usdc('withdraw', '20.5')));
    expect(await amounts()).toEqual(['129.5', '0', '870.5']);

    await borrow(10_000_000n);
    const [, owed = '', held = ''] = await amounts();
    expect([owed, held]).toEqual(['10', '880.5']);
    const offered = largestRepayment(owed, held, 6);
    unwrap(await run(usdc('approve-token', offered)));
    await createTestClient({ mode: 'anvil', transport: http(devnet.rpcUrl) }).increaseTime({
      seconds: 3_600,
    });
    unwrap(await run(usdc('repay', offered)));
    const [collateral, debt, wallet] = await amounts();
    expect([collateral, debt]).toEqual(['129.5', '0']);
    // Only the debt was taken: the 10 borrowed and an hour's interest.
    expect(wallet).toMatch(/^870\.4992\d+$/);
  });

  it('sees the estimated cost before and the actual cost after', async () => {
    const action = usdc('approve-engine', 'unlimited');
    const before = await balance();
    const planned = unwrap(await estimate(action));
    expect(await balance()).toBe(before);
    expect(planned).toMatchObject({
      to: devnet.contracts.positionsManager,
      functionName: 'approveEngine',
    });
    const { txHash, gasUsed, feePaid } = unwrap(await run(action));
    expect(feePaid).toBe(fromBaseUnits(before - (await balance()), 18));
    expect(await local.client.getTransactionReceipt({ hash: txHash })).toMatchObject({
      status: 'success',
      gasUsed: BigInt(gasUsed),
    });
    // An estimate includes gas that is refunded at the end of the call.
    expect(BigInt(planned.gas)).toBeGreaterThanOrEqual(BigInt(gasUsed));
    expect(BigInt(planned.gas)).toBeLessThan(2n * BigInt(gasUsed));
    expect(Number(planned.feeNative)).toBeGreaterThan(0);
  });

  it('gets the contract’s error name from the estimate and from the run, without paying gas', async () => {
    await borrow(10_000_000n);
    const before = await balance();
    for (const [amount, errorName] of [
      ['1000', 'ftPositionManagerInsufficientBalance'],
      ['99', 'ftPositionManagerHealthFactor'],
    ] as const) {
      const refused = { error: { code: 'CHAIN_REVERTED', errorName } };
      expect(await estimate(usdc('withdraw', amount))).toMatchObject(refused);
      expect(await run(usdc('withdraw', amount))).toMatchObject(refused);
    }
    expect(await balance()).toBe(before);
  });

  it('cannot sign for a watch-only account', async () => {
    const address = ownerAddress(`0x${'ab'.repeat(20)}`);
    const watched = {
      address,
      chainId: 146,
      label: 'w',
      owner: 'watch-only',
      createdAt: 0,
    } as const;
    local.addAccount(watched);
    const refused = err({
      code: 'NOT_AVAILABLE',
      what: 'owner-signature',
    });
    const { ownerActions, config } = local;
    expect(await ownerActions.estimate(address, usdc('deposit', '1'), config)).toEqual(refused);
    expect(await ownerActions.run(address, usdc('deposit', '1'), config)).toEqual(refused);
  });
});
