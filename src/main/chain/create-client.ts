import { createPublicClient, http, type PublicClient } from 'viem';

/** How long one request to the node may take. */
const TIMEOUT_MS = 10_000;

/**
 * A client of one node over HTTP. Calls of the same moment travel as one JSON-RPC batch. Nothing is retried here:
 * whoever asks knows whether asking again is right.
 */
export const createClient = (rpcUrl: string): PublicClient =>
  createPublicClient({
    transport: http(rpcUrl, { batch: true, timeout: TIMEOUT_MS, retryCount: 0 }),
    pollingInterval: 250,
  });
