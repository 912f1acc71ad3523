import { createTestClient, http, publicActions, walletActions } from 'viem';
import { sonic } from 'viem/chains';
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
 * Gives a test file one chain, which every test finds as it was deployed.
 *
 * @returns a getter, valid inside hooks and tests.
 */
export function useChain(options?: ChainOptions): () => ChainUnderTest {
  let started: ChainUnderTest | undefined;
  let snapshot: `0x${string}`;
  const current = (): ChainUnderTest => {
    if (!started) throw new Error('The chain is only there inside tests.');
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

export function createTestNode(rpcUrl: string) {
  return createTestClient({ mode: 'anvil', chain: sonic, transport: http(rpcUrl) })
    .extend(publicActions)
    .extend(walletActions);
}
