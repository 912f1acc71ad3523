import { createTestClient, http } from 'viem';
import { type Anvil, startAnvil } from './anvil.ts';
import type { Chain, ChainOptions } from './chain.ts';
import { createControls } from './controls.ts';
import { deployContracts } from './deploy.ts';
import { defaultRiskParams } from './risk-params.ts';
import { createSender, devKeys } from './sender.ts';

/**
 * Starts a node on 127.0.0.1 and deploys the whole venue on it: connected contracts, wS at 0.0458 USD and USDC at 1
 * USD, liquidity to borrow, a filler with inventory.
 *
 * @throws Error if the node does not start, e.g. because the port is taken.
 */
export async function startChain(options: ChainOptions = {}): Promise<Chain> {
  const anvil = await startAnvil(options.port);
  try {
    const chain = await deployOn(anvil, options);
    await Promise.all([chain.setPrice('wS', '0.0458'), chain.setPrice('USDC', '1')]);
    // Set last: with interval mining every deployment step would wait for its block.
    if (options.blockTimeSeconds) await mineEvery(chain.rpcUrl, options.blockTimeSeconds);
    return chain;
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

async function deployOn(anvil: Anvil, options: ChainOptions): Promise<Chain> {
  const rpcUrl = `http://127.0.0.1:${anvil.port}`;
  const deployer = createSender(rpcUrl, devKeys.deployer);
  const keeper = createSender(rpcUrl, devKeys.keeper);
  const params = { ...defaultRiskParams, ...options.params };
  const contracts = await deployContracts(deployer, keeper.address, params, options.spreadBps ?? 0);
  return {
    rpcUrl,
    wsUrl: `ws://127.0.0.1:${anvil.port}`,
    chainId: 146,
    contracts,
    keys: devKeys,
    ...createControls(contracts, deployer, keeper),
    stop: () => anvil.stop(),
  };
}

async function mineEvery(rpcUrl: string, seconds: number): Promise<void> {
  const node = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  await node.setAutomine(false);
  await node.setIntervalMining({ interval: seconds });
}
