import { createTestClient, defineChain, http, publicActions, walletActions } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Chain, ChainOptions } from '../../chain/chain.ts';
import { startChain } from '../../chain/start-chain.ts';

/** A client that reads, writes and moves the node's clock. */
export type TestNode = ReturnType<typeof createTestNode>;

export interface ChainUnderTest {
  readonly chain: Chain;
  readonly node: TestNode;
}

/**
 * Gives a test file one chain, reset to its freshly deployed state for every test.
 *
 * @returns a getter, valid inside hooks and tests.
 */
export function useChain(options?: ChainOptions): () => ChainUnderTest {
  let started: ChainUnderTest | undefined;
  let snapshot: `0x${string}`;
  const current = (): ChainUnderTest => {
    if (!started) throw new Error('The chain is only available inside tests.');
    return started;
  };
  beforeAll(async () => {
    const chain = await startChain(options);
    started = { chain, node: createTestNode(chain.rpcUrl) };
  });
  beforeEach(async () => {
    snapshot = await current().node.snapshot();
  });
  afterEach(() => current().node.revert({ id: snapshot }));
  afterAll(() => started?.chain.stop());
  return current;
}

const devnet = defineChain({
  id: 146,
  name: 'devnet',
  nativeCurrency: { name: 'Sonic', symbol: 'S', decimals: 18 },
  rpcUrls: { default: { http: [] } },
});

export function createTestNode(rpcUrl: string) {
  // A busy node answers late. Resending a transaction would only find its nonce used.
  const transport = http(rpcUrl, { timeout: 120_000, retryCount: 0 });
  return createTestClient({ mode: 'anvil', chain: devnet, transport, pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);
}
