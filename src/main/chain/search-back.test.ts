import { createTestClient, http, type PublicClient } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Anvil, startAnvil } from '../../../devnet/chain/anvil.ts';
import { createClient } from './create-client.ts';
import { type BlockRange, searchBack } from './search-back.ts';

let anvil: Anvil;
let client: PublicClient;
let newest: bigint;

/** 100 blocks, a minute apart. */
beforeAll(async () => {
  anvil = await startAnvil();
  const rpcUrl = `http://127.0.0.1:${anvil.port}`;
  client = createClient(rpcUrl, 146);
  const node = createTestClient({ mode: 'anvil', transport: http(rpcUrl) });
  await node.mine({ blocks: 100, interval: 60 });
  newest = await client.getBlockNumber({ cacheTime: 0 });
});
afterAll(() => anvil.stop());

/** The ranges searched when nothing is found, or only in the range that contains block `at`. */
async function rangesOf(since: number, at: bigint | null = null) {
  const ranges: BlockRange[] = [];
  const found = await searchBack(
    client,
    since,
    async (range) => {
      ranges.push(range);
      return at !== null && range.fromBlock <= at && at <= range.toBlock ? 'here' : null;
    },
    30n,
  );
  return { ranges: ranges.map(({ fromBlock, toBlock }) => [fromBlock, toBlock]), found };
}

describe('searching back', () => {
  it('searches every block once, from the newest to the first', async () => {
    expect(await rangesOf(0)).toEqual({
      ranges: [
        [newest - 29n, newest],
        [newest - 59n, newest - 30n],
        [newest - 89n, newest - 60n],
        [0n, newest - 90n],
      ],
      found: null,
    });
  });

  it('stops at the first result', async () => {
    const { ranges, found } = await rangesOf(0, newest - 40n);
    expect([ranges.length, found]).toEqual([2, 'here']);
  });

  it('stops at the first window that begins before the given time, with clocks minutes apart', async () => {
    const { timestamp } = await client.getBlock({ blockNumber: newest - 29n });
    const begin = Number(timestamp) * 1_000;
    expect((await rangesOf(begin + 11 * 60_000)).ranges).toHaveLength(1);
    expect((await rangesOf(begin + 9 * 60_000)).ranges).toHaveLength(2);
  });
});
