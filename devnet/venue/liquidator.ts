import { type Address, createWalletClient, http, maxUint256, parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { erc20Abi, positionsManagerAbi } from '../chain/abi.ts';
import type { Chain } from '../chain/chain.ts';
import { type ChainReader, isRevert } from './chain-reader.ts';
import type { Market } from './token.ts';

/** Enough for any liquidation. An estimate made before the clock ticks omits the cost of storing a new time. */
const GAS_LIMIT = 3_000_000n;
/** In base units; more than any paper account will owe. */
const INVENTORY = { usdc: 10n ** 15n, ws: 10n ** 27n, native: parseEther('1000') };

/**
 * Funds a liquidator and returns its task: soft liquidation of every given account below the target health factor, full
 * closeout of every account below 1.
 */
export async function createLiquidator(chain: Chain, market: Market, reader: ChainReader) {
  const account = privateKeyToAccount(generatePrivateKey());
  const wallet = createWalletClient({ account, transport: http(chain.rpcUrl) });
  const pm = {
    address: chain.contracts.positionsManager,
    abi: positionsManagerAbi,
  } as const;
  const sending = { chain: null, gas: GAS_LIMIT } as const;
  await chain.fund(account.address, INVENTORY);
  for (const { address } of [market.base, market.quote]) {
    await wallet.writeContract({
      address,
      abi: erc20Abi,
      chain: null,
      functionName: 'approve',
      args: [pm.address, maxUint256],
    });
  }

  return async (users: readonly Address[]): Promise<void> => {
    for (const user of users) {
      try {
        await liquidate(user);
      } catch (error) {
        if (!isRevert(error)) throw error;
      }
    }
  };

  async function liquidate(user: Address): Promise<void> {
    const [{ equity, maintenance, debt }, targetBps] = await Promise.all([
      reader.accountValues(user),
      reader.targetHealthBps(),
    ]);
    if (debt === 0n || equity * 10_000n >= maintenance * targetBps) return;
    if (equity < maintenance) {
      const full = { ...pm, functionName: 'liquidateFull', args: [user] } as const;
      await reader.client.simulateContract({ ...full, account });
      await wallet.writeContract({ ...full, ...sending });
      return;
    }
    const short = (await reader.debt(user, market.base.address)) > 0n;
    const [owed, held] = short ? [market.base, market.quote] : [market.quote, market.base];
    const args = [user, owed.address, held.address] as const;
    const soft = { ...pm, functionName: 'liquidateSoft', args } as const;
    await reader.client.simulateContract({ ...soft, account });
    await wallet.writeContract({ ...soft, ...sending });
  }
}
