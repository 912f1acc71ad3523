import type { Chain } from '../chain/chain.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import type { AccountChannel } from './channel/account-channel.ts';
import type { ControlCommand } from './faults/control-command.ts';
import type { FaultSwitch } from './faults/faults.ts';
import type { PriceFeed } from './market/price-feed.ts';
import { report } from './report.ts';

/**
 * Returns the function that executes control commands. A scenario keeps running after its command is answered, until
 * the next scenario or `signal` stops it.
 */
export function createControl(
  chain: Chain,
  faults: FaultSwitch,
  channel: AccountChannel,
  prices: PriceFeed,
  signal: AbortSignal,
) {
  let playing = new AbortController();

  return async (command: ControlCommand): Promise<void> => {
    switch (command.command) {
      case 'set-faults':
        return faults.set(command.faults);
      case 'clear-faults':
        return faults.clear();
      case 'drop-sockets':
        return channel.dropAll();
      case 'set-price':
        return chain.setPrice(command.asset, command.usd);
      case 'set-oracle-stale':
        return chain.setOracleStale(command.stale);
      case 'set-spread':
        return chain.setFillerSpreadBps(command.bps);
      case 'run-scenario': {
        playing.abort();
        playing = new AbortController();
        const ends = AbortSignal.any([playing.signal, signal]);
        const start = prices.latest?.baseUsd ?? 0n;
        runScenario(chain, scenarios[command.name], start, command.speed ?? 1, ends).catch(
          (error: unknown) => {
            if (!ends.aborted) report(error);
          },
        );
      }
    }
  };
}
