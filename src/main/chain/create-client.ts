import { createPublicClient, http, type PublicClient } from 'viem';
import { forChain } from './for-chain.ts';

/** How long one request to the node may take. */
const TIMEOUT_MS = 10_000;

/**
 * A client of one node over HTTP, for one chain: a node of another chain gets no requests. Simultaneous calls travel as
 * one JSON-RPC batch. Nothing is retried here: only the caller knows whether asking again is right.
 */
export const createClient = (rpcUrl: string, chainId: number): PublicClient =>
  createPublicClient({
    transport: forChain(chainId, http(rpcUrl, { batch: true, timeout: TIMEOUT_MS, retryCount: 0 })),
    pollingInterval: 250,
  });
