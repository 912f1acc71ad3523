import { type Hex, type Log, parseEventLogs } from 'viem';
import { engineAbi, erc20Abi, positionsManagerAbi } from '../../chain/abi.ts';
import type { Chain } from '../../chain/chain.ts';
import type { ChainReader } from '../chain-reader.ts';

const abi = [...engineAbi, ...positionsManagerAbi, ...erc20Abi];

const parse = (logs: Log<bigint, number, false>[]) => parseEventLogs({ abi, logs });

/** One event of the engine, the PositionsManager or a token, with the time of its block. */
export type ChainEvent = ReturnType<typeof parse>[number] & {
  /** Unix milliseconds. */
  readonly at: number;
};

/**
 * Reads every event since the deployment, in order and exactly once, even if a run fails halfway and is repeated.
 *
 * @param onEvent must change nothing if it rejects
 */
export function createCollector(
  chain: Chain,
  { client }: ChainReader,
  onEvent: (event: ChainEvent) => Promise<void>,
) {
  const { engine, positionsManager, usdc, ws } = chain.contracts;
  let collected = -1n;
  const handled = new Set<string>();

  return {
    /** The last block whose events have all been handled. */
    collected: () => collected,

    /** Resolves when all events up to the latest block have been handled. */
    collect: async (): Promise<void> => {
      const latest = await client.getBlockNumber({ cacheTime: 0 });
      if (latest <= collected) return;
      const logs = await client.getLogs({
        address: [engine, positionsManager, usdc, ws],
        fromBlock: collected + 1n,
        toBlock: latest,
      });
      const timeOf = blockTimes();
      for (const log of parse(logs)) {
        const id = `${log.blockHash}-${log.logIndex}`;
        if (handled.has(id)) continue;
        await onEvent({ ...log, at: await timeOf(log.blockHash) });
        handled.add(id);
      }
      handled.clear();
      collected = latest;
    },
  };

  function blockTimes(): (blockHash: Hex) => Promise<number> {
    const times = new Map<Hex, Promise<number>>();
    return (blockHash) => {
      const known = times.get(blockHash);
      if (known !== undefined) return known;
      const time = client.getBlock({ blockHash }).then((block) => Number(block.timestamp) * 1000);
      times.set(blockHash, time);
      return time;
    };
  }
}
