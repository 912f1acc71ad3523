import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  custom,
  type EIP1193RequestFn,
  http,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chain as Devnet } from '../../../devnet/chain/chain.ts';
import { startChain } from '../../../devnet/chain/start-chain.ts';
import { unwrap } from '../testing/unwrap.ts';
import { awaitReceipt } from './await-receipt.ts';

let devnet: Devnet;

beforeAll(async () => {
  devnet = await startChain();
});
afterAll(() => devnet.stop());

/** A client that calls `seen` with each method, and waits for what it returns before it asks the node. */
function watched(seen: (method: string) => Promise<void> | undefined) {
  const node = http(devnet.rpcUrl)({});
  const request = async (...call: Parameters<EIP1193RequestFn>): Promise<unknown> => {
    await seen(call[0].method);
    return node.request(...call);
  };
  return createPublicClient({ transport: custom({ request }), pollingInterval: 20 });
}

describe('the receipt of a transaction', () => {
  it('is seen in a block that comes while a replacement is looked for, even if no other follows', async () => {
    const node = createTestClient({ mode: 'anvil', transport: http(devnet.rpcUrl) });
    const account = privateKeyToAccount(devnet.keys.executor);
    const wallet = createWalletClient({ account, transport: http(devnet.rpcUrl) });
    await node.setAutomine(false);
    const hash = await wallet.sendTransaction({ chain: null, to: account.address, gas: 21_000n });

    let blockNumbers = 0;
    let looked = 0;
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const receipt = awaitReceipt(
      watched((method) => {
        if (method === 'eth_blockNumber') blockNumbers += 1;
        if (method !== 'eth_getBlockByNumber') return;
        looked += 1;
        return held;
      }),
      hash,
    );
    await expect.poll(() => looked).toBe(1);
    await node.mine({ blocks: 1 });
    const before = blockNumbers;
    await expect.poll(() => blockNumbers).toBeGreaterThan(before + 1);
    letGo();

    expect(unwrap(await receipt)).toMatchObject({ transactionHash: hash, status: 'success' });
    await node.setAutomine(true);
  });
});
