import { createPublicClient, http, type PublicClient } from 'viem';
import { forChain } from './for-chain.ts';

/** Time limit for one request to the node. */
const TIMEOUT_MS = 10_000;

/**
 * An HTTP client for one node on one chain; sends no requests to a node on another chain. Simultaneous calls go out as
 * one JSON-RPC batch. Never retries: only the caller knows whether a retry is safe.
 */
export const createClient = (rpcUrl: string, chainId: number): PublicClient =>
  createPublicClient({
    transport: forChain(chainId, http(rpcUrl, { batch: true, timeout: TIMEOUT_MS, retryCount: 0 })),
    pollingInterval: 250,
  });
