import type { Address } from 'viem';
import { positionsManagerAbi, valuesLensAbi } from '../../chain/abi.ts';
import type { ChainUnderTest } from './use-chain.ts';

/** An account's values from the lens, in 1e-18 USD, with its health factor to ten decimals. */
export async function accountValues({ chain, node }: ChainUnderTest, user: Address) {
  const { positionsManager, valuesLens } = chain.contracts;
  const [equity, maintenance, , collateral, debt] = await node.readContract({
    address: valuesLens,
    abi: valuesLensAbi,
    functionName: 'accountValues',
    args: [positionsManager, user],
  });
  const health = maintenance === 0n ? undefined : decimal((equity * 10n ** 10n) / maintenance);
  return { equity, maintenance, collateral, debt, health };
}

/** An account's collateral and debt in both tokens, in base units. */
export async function holdings({ chain, node }: ChainUnderTest, user: Address) {
  const { positionsManager: address, usdc, ws } = chain.contracts;
  const pm = { address, abi: positionsManagerAbi } as const;
  const collateral = async (asset: Address) => {
    const args = [user, asset] as const;
    const [avail] = await node.readContract({ ...pm, functionName: 'getBalance', args });
    return avail;
  };
  const debt = (asset: Address) =>
    node.readContract({ ...pm, functionName: 'debtOf', args: [user, asset] });
  return {
    usdc: await collateral(usdc),
    ws: await collateral(ws),
    usdcDebt: await debt(usdc),
    wsDebt: await debt(ws),
  };
}

function decimal(tenDecimals: bigint): string {
  const digits = tenDecimals.toString().padStart(11, '0');
  return `${digits.slice(0, -10)}.${digits.slice(-10)}`;
}
