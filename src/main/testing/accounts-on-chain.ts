import {
  createTestClient,
  encodeFunctionData,
  getAddress,
  http,
  maxUint256,
  numberToHex,
  parseUnits,
  publicActions,
  walletActions,
  zeroHash,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { registryAbi } from '../../../devnet/chain/abi.ts';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { defaultRiskParams } from '../../../devnet/chain/risk-params.ts';
import { type Call, contractCalls } from '../../../devnet/contracts/testing/calls.ts';
import {
  type Address,
  delegateAddress,
  type OwnerAddress,
  orderHash,
  ownerAddress,
  type SessionId,
  type UnixSeconds,
} from '../../shared/domain/ids.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { deriveSessionId, sessionCallDigest, sessionDomain } from '../keys/typed-data.ts';
import type { AccountPlan } from './trading-plans.ts';

/** One delegate for all these accounts; session ids still differ because they depend on the owner too. */
export const delegate = privateKeyToAccount(`0x${'5e'.repeat(32)}`);

export interface AccountOnChain {
  readonly plan: AccountPlan;
  readonly owner: OwnerAddress;
  readonly sessionId: SessionId;
}

export type TestNode = ReturnType<typeof createNode>;

const YEAR_SECONDS = 31_536_000;
/** More than the minimum session lifetime of one hour, so that some sessions can expire while orders are checked. */
const AHEAD_SECONDS = 7_200;
const GAS = 600_000n;
/** The code of a contract that returns zero for every call. */
const ANSWERS_ZERO = '0x60206000f3';
/** Fits in a block of 30 million gas. */
const CALLS_PER_BLOCK = 40;
/** In 1e-18 USD. Below this, a debt of even one base unit of USDC is too large. */
const LEAST_WORTH = 10n ** 14n;

/**
 * Sets accounts up on chain through the contracts' own calls, with the node impersonating the owners. wS is at 0.0458
 * USD, USDC at 1. Margin rules are off while the accounts borrow.
 *
 * @returns the accounts, and the future time that their session plans refer to.
 */
export async function putOnChain(
  devnet: Devnet,
  config: VenueConfig,
  plans: readonly AccountPlan[],
): Promise<{
  readonly node: TestNode;
  readonly accounts: readonly AccountOnChain[];
  readonly judgedAt: UnixSeconds;
}> {
  const { pm, registry, sessions } = contractCalls(devnet.contracts);
  const { usdc, ws } = devnet.contracts;
  const deployer = privateKeyToAccount(devnet.keys.deployer).address;
  const node = createNode(devnet.rpcUrl);
  await ageDebts(node, devnet, deployer);

  const judgedAt = Number((await node.getBlock()).timestamp) + AHEAD_SECONDS;
  const accounts = plans.map((plan, n) => {
    const number = numberToHex(n, { size: 2 }).slice(2);
    const owner = ownerAddress(getAddress(`0x${'a1'.repeat(18)}${number}`));
    const sessionId = deriveSessionId(owner, delegateAddress(delegate.address), zeroHash);
    return { plan, owner, sessionId };
  });
  await node.setAutomine(false);
  await sendAll(node, deployer, [
    registry('setMargin', 10_001n, 10_002n, 0n),
    sessions('setAllowedTarget', deployer, true),
    ...accounts.flatMap(({ plan: { collateral }, owner }) => [
      ...(collateral.base > 0n ? [pm('depositFor', owner, ws, collateral.base)] : []),
      ...(collateral.quote > 0n ? [pm('depositFor', owner, usdc, collateral.quote)] : []),
    ]),
  ]);
  for (const account of accounts) {
    await node.setBalance({ address: account.owner, value: 10n ** 20n });
    await sendAll(node, account.owner, ownerCalls(devnet, account, judgedAt));
  }
  const used = accounts.filter(
    ({ plan: { session } }) =>
      session.fate === 'one call used' && session.opensIn <= -AHEAD_SECONDS,
  );
  const { hfTargetBps, hfSafeBps, minEquityUsdWad } = defaultRiskParams;
  await sendAll(node, deployer, [
    ...(await Promise.all(used.map((one) => sessionUse(devnet, config, one, judgedAt, deployer)))),
    registry('setMargin', BigInt(hfTargetBps), BigInt(hfSafeBps), minEquityUsdWad),
  ]);
  await node.setAutomine(true);
  return { node, accounts, judgedAt };
}

/**
 * Lets a debt in each token accrue for a year, so that one debt share is worth more than one base unit. Then sets the
 * rates to zero, so that debts stay constant. Leaves the deployer with plenty to deposit for others.
 */
async function ageDebts(node: TestNode, devnet: Devnet, deployer: Address): Promise<void> {
  const { usdc, ws, positionsManager, registry: address } = devnet.contracts;
  const calls = contractCalls(devnet.contracts);
  await node.setAutomine(false);
  await sendAll(node, deployer, [
    ...[calls.ws, calls.usdc].flatMap((token) => [
      token('mint', deployer, 10n ** 34n),
      token('approve', positionsManager, maxUint256),
    ]),
    calls.pm('borrow', ws, parseUnits('20000000', 18)),
    calls.pm('borrow', usdc, parseUnits('1000000', 6)),
  ]);
  await node.increaseTime({ seconds: YEAR_SECONDS });
  await node.setAutomine(true);
  await devnet.setPrice('wS', '0.0458');
  await devnet.setPrice('USDC', '1');
  await node.setAutomine(false);
  // Any call that touches a token accrues its interest.
  const touches = [ws, usdc].map((token) => calls.pm('depositFor', deployer, token, 1n));
  await sendAll(node, deployer, touches);
  for (const token of [ws, usdc]) {
    const registry = { address, abi: registryAbi, functionName: 'getAssetCfg' } as const;
    const { irm } = await node.readContract({ ...registry, args: [token] });
    await node.setCode({ address: irm, bytecode: ANSWERS_ZERO });
  }
}

/** Every call an owner sends: debts, allowances, and the session's life cycle. */
function ownerCalls(
  { contracts }: Devnet,
  { plan, sessionId }: AccountOnChain,
  judgedAt: UnixSeconds,
): readonly Call[] {
  const { collateral, debt, engineAllowance, borrowAllowance, session } = plan;
  const { engine, ws, usdc } = contracts;
  const { pm, sessions } = contractCalls(contracts);
  const worth = (collateral.base * 458n) / 10_000n + collateral.quote * 10n ** 12n;
  const owed = [
    { token: ws, amount: (worth * debt.base * 10n) / 458n },
    { token: usdc, amount: (worth * debt.quote) / 10n ** 15n },
  ];
  const limits = [
    { token: ws, limit: session.limits.base },
    { token: usdc, limit: session.limits.quote },
  ];
  const { opensIn, endsIn, maxCalls, maxFeeBps, fate } = session;
  const create = sessions(
    'createSession',
    ...[delegate.address, judgedAt + opensIn, endsIn === null ? 0 : judgedAt + endsIn],
    ...[maxCalls, maxFeeBps, limits.filter(({ limit }) => limit > 0n), zeroHash],
  );
  return [
    ...owed
      .filter(({ amount }) => amount > 0n && worth >= LEAST_WORTH)
      .map(({ token, amount }) => pm('borrow', token, amount)),
    pm('approveEngine', engine, ws, engineAllowance.base),
    pm('approveEngine', engine, usdc, engineAllowance.quote),
    pm('approveBorrow', engine, ws, borrowAllowance.base),
    pm('approveBorrow', engine, usdc, borrowAllowance.quote),
    ...(fate === 'never created' ? [] : [create]),
    ...(fate === 'revoked' ? [sessions('revokeSession', sessionId)] : []),
  ];
}

/** A session's first call, to a target that moves nothing; it spends half of the session's wS limit. */
async function sessionUse(
  { contracts }: Devnet,
  config: VenueConfig,
  { plan, sessionId }: AccountOnChain,
  deadline: UnixSeconds,
  target: Address,
): Promise<Call> {
  const spent = plan.session.limits.base / 2n;
  const use = { sessionId, dataHash: orderHash(zeroHash), executor: target, feeAmount: 0n };
  const hash = sessionCallDigest({ ...use, target, nonce: 0, deadline }, sessionDomain(config));
  const call = { ...use, nonce: 0n, deadline: BigInt(deadline) };
  const { sessions } = contractCalls(contracts);
  const signature = await delegate.sign({ hash });
  return sessions('validateAndConsume', contracts.ws, spent, call, signature, target);
}

function createNode(rpcUrl: string) {
  const transport = http(rpcUrl, { batch: true });
  return createTestClient({ mode: 'anvil', transport, pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);
}

/**
 * Sends calls in order from an impersonated account and mines them. Throws if one reverts. The node must not mine
 * automatically: transactions that arrive out of order would wait forever.
 */
async function sendAll(node: TestNode, account: Address, calls: readonly Call[]): Promise<void> {
  await node.impersonateAccount({ address: account });
  const first = await node.getTransactionCount({ address: account });
  const hashes = await Promise.all(
    calls.map((call, n) => {
      const to = { account, chain: null, to: call.address } as const;
      const data = encodeFunctionData(call);
      return node.sendTransaction({ ...to, data, gas: GAS, nonce: first + n });
    }),
  );
  await node.mine({ blocks: 1 + Math.ceil(calls.length / CALLS_PER_BLOCK) });
  for (const [n, hash] of hashes.entries()) {
    const { status } = await node.getTransactionReceipt({ hash });
    if (status === 'reverted') throw new Error(`${calls[n]?.functionName} reverted`);
  }
}
