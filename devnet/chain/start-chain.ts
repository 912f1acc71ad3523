import { type Address, createTestClient, encodeFunctionData, http } from 'viem';
import { erc20Abi, fillerAbi, oracleAbi, positionsManagerAbi } from './abi.ts';
import { type Anvil, startAnvil } from './anvil.ts';
import type { Chain, ChainOptions, RiskParams } from './chain.ts';
import { deployContracts } from './deploy.ts';
import { devKeys } from './dev-keys.ts';
import { defaultRiskParams } from './risk-params.ts';
import { createSender } from './sender.ts';
import { usdWad } from './usd-wad.ts';
import { wireContracts } from './wire.ts';

/**
 * Starts a node on 127.0.0.1 and brings up the whole venue on it: contracts wired, wS at 0.0458 USD
 * and USDC at 1 USD, liquidity to borrow, a filler with inventory.
 *
 * @throws Error when the node does not start, such as when the port is taken.
 */
export async function startChain(options: ChainOptions = {}): Promise<Chain> {
  const anvil = await startAnvil(options.port);
  try {
    const params = { ...defaultRiskParams, ...options.params };
    const chain = await deployChain(anvil, params, options.spreadBps ?? 0);
    await chain.setPrice('wS', '0.0458');
    await chain.setPrice('USDC', '1');
    // Only now: with interval mining every step of the deployment would wait for its block.
    if (options.blockTimeSeconds) await mineEvery(chain.rpcUrl, options.blockTimeSeconds);
    return chain;
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

async function deployChain(anvil: Anvil, params: RiskParams, spreadBps: number): Promise<Chain> {
  const rpcUrl = `http://127.0.0.1:${anvil.port}`;
  const deployer = createSender(rpcUrl, devKeys.deployer);
  const keeper = createSender(rpcUrl, devKeys.keeper);
  const { rateModels, ...contracts } = await deployContracts(
    deployer,
    keeper.address,
    params,
    spreadBps,
  );
  await wireContracts(deployer, contracts, rateModels, params);
  const { filler, oracle, usdc, ws } = contracts;

  return {
    rpcUrl,
    wsUrl: `ws://127.0.0.1:${anvil.port}`,
    chainId: 146,
    contracts,
    keys: devKeys,

    async fund(to, amounts) {
      const mint = (token: Address, amount: bigint) =>
        deployer.send({
          to: token,
          data: encodeFunctionData({ abi: erc20Abi, functionName: 'mint', args: [to, amount] }),
        });
      await Promise.all([
        amounts.usdc && mint(usdc, amounts.usdc),
        amounts.ws && mint(ws, amounts.ws),
        amounts.native && deployer.send({ to, value: amounts.native }),
      ]);
    },

    async setPrice(asset, usd) {
      const args = [asset === 'wS' ? ws : usdc, usdWad(usd)] as const;
      const call = { abi: oracleAbi, functionName: 'setPrice', args } as const;
      await keeper.send({ to: oracle, data: encodeFunctionData(call) });
    },

    async setOracleStale(stale) {
      const call = { abi: oracleAbi, functionName: 'setForcedStale', args: [stale] } as const;
      await keeper.send({ to: oracle, data: encodeFunctionData(call) });
    },

    async setBorrowingPaused(asset, paused) {
      const args = [asset === 'wS' ? ws : usdc, false, false, paused] as const;
      const call = { abi: positionsManagerAbi, functionName: 'setPaused', args } as const;
      await deployer.send({ to: contracts.positionsManager, data: encodeFunctionData(call) });
    },

    async setFillerSpreadBps(bps) {
      const args = [BigInt(bps)] as const;
      const call = { abi: fillerAbi, functionName: 'setSpreadBps', args } as const;
      await deployer.send({ to: filler, data: encodeFunctionData(call) });
    },

    stop: () => anvil.stop(),
  };
}

async function mineEvery(rpcUrl: string, seconds: number): Promise<void> {
  const node = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  await node.setAutomine(false);
  await node.setIntervalMining({ interval: seconds });
}
