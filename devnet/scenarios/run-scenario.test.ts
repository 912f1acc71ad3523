import { createPublicClient, formatUnits, http, parseEther } from 'viem';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oracleAbi } from '../chain/abi.ts';
import type { Chain } from '../chain/chain.ts';
import { startChain } from '../chain/start-chain.ts';
import { runScenario } from './run-scenario.ts';
import { scenarioNames, scenarios } from './scenarios.ts';

const start = parseEther('0.0458');
let chain: Chain;

beforeAll(async () => {
  chain = await startChain();
});
afterAll(() => chain.stop());

const price = async (): Promise<string> => {
  const client = createPublicClient({ transport: http(chain.rpcUrl) });
  const { oracle: address, ws } = chain.contracts;
  const args = [ws] as const;
  return formatUnits(
    await client.readContract({ address, abi: oracleAbi, functionName: 'priceUSD', args }),
    18,
  );
};

it.each(scenarioNames)('%s runs to its end and leaves the oracle working', async (name) => {
  await chain.setPrice('wS', '0.0458');
  await runScenario(chain, scenarios[name], start, 1000, new AbortController().signal);
  const last = scenarios[name].steps.findLast((step) => step.wsBps !== undefined)?.wsBps ?? 10_000;
  expect(await price()).toBe(formatUnits((start * BigInt(last)) / 10_000n, 18));
});

it('stops when its signal aborts', async () => {
  const ended = new AbortController();
  const playing = runScenario(chain, scenarios.slide, start, 0.001, ended.signal);
  ended.abort();
  await expect(playing).rejects.toThrow('aborted');
});
