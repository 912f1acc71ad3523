import { setTimeout as wait } from 'node:timers/promises';
import { formatUnits } from 'viem';
import type { Chain } from '../chain/chain.ts';
import type { Scenario } from './scenarios.ts';

/**
 * Runs a scenario on the chain.
 *
 * @param startUsdWad price of wS at the start, in 1e-18 USD
 * @param speed 10 runs it ten times as fast
 * @param signal stops it early; the promise then rejects with the abort
 */
export async function runScenario(
  chain: Chain,
  scenario: Scenario,
  startUsdWad: bigint,
  speed: number,
  signal: AbortSignal,
): Promise<void> {
  for (const { afterMs, wsBps, oracle, spreadBps } of scenario.steps) {
    await wait(afterMs / speed, undefined, { signal });
    if (oracle !== undefined) await chain.setOracleStale(oracle === 'stale');
    if (spreadBps !== undefined) await chain.setFillerSpreadBps(spreadBps);
    if (wsBps !== undefined) {
      await chain.setPrice('wS', formatUnits((startUsdWad * BigInt(wsBps)) / 10_000n, 18));
    }
  }
}
