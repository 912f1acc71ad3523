import type { PublicClient } from 'viem';
import type { UnixMs } from '../../shared/domain/ids.ts';

/** Public nodes refuse to search more than a few thousand blocks per request. */
const WINDOW = 5_000n;
/** How far this computer's clock may be ahead of the chain's. */
const CLOCK_SLACK_MS = 10 * 60_000;

export interface BlockRange {
  readonly fromBlock: bigint;
  readonly toBlock: bigint;
}

/** Searches block windows, newest first, until one has a result or begins before `since`. Null if nothing was found. */
export async function searchBack<T>(
  client: PublicClient,
  since: UnixMs,
  search: (range: BlockRange) => Promise<T | null>,
  window = WINDOW,
): Promise<T | null> {
  let toBlock = await client.getBlockNumber({ cacheTime: 0 });
  for (;;) {
    const fromBlock = toBlock >= window ? toBlock - window + 1n : 0n;
    const found = await search({ fromBlock, toBlock });
    if (found !== null || fromBlock === 0n) return found;
    const { timestamp } = await client.getBlock({ blockNumber: fromBlock });
    if (Number(timestamp) * 1_000 < since - CLOCK_SLACK_MS) return null;
    toBlock = fromBlock - 1n;
  }
}
