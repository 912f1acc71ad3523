import type { PublicClient } from 'viem';
import type { Core } from '../core/open-core.ts';
import type { Chain } from './chain.ts';
import { createChain } from './create-chain.ts';
import { createClient } from './create-client.ts';
import { createOwnerTransactions, type OwnerTransactions } from './owner-transactions.ts';

/** The chain from the settings: reads, and transactions signed by local owner keys. */
export interface ChainFeature extends Chain {
  readonly client: PublicClient;
  readonly transactions: OwnerTransactions;
}

export function openChain({ settings, database, clock, log }: Core): ChainFeature {
  const { rpcUrl, chainId, positionsManager } = settings;
  const { audit } = database;
  const client = createClient(rpcUrl, chainId);
  return {
    ...createChain({ client, chainId, positionsManager, log }),
    client,
    transactions: createOwnerTransactions({ client, chainId, audit, clock }),
  };
}
