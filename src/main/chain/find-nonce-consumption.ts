import { getAbiItem, type PublicClient } from 'viem';
import { orderHash, txHash } from '../../shared/domain/ids.ts';
import { sessionManagerAbi } from './abi/session-manager.ts';
import type { NonceConsumption, NonceQuery } from './chain.ts';
import { searchBack } from './search-back.ts';

const consumedEvent = getAbiItem({ abi: sessionManagerAbi, name: 'SessionConsumed' });
const invalidatedEvent = getAbiItem({ abi: sessionManagerAbi, name: 'NonceInvalidated' });

/** What used a session's nonce: an order (by its hash) or an invalidation. Null while the nonce is unused. */
export async function findNonceConsumption(
  client: PublicClient,
  { config, sessionId, nonce, since }: NonceQuery,
): Promise<NonceConsumption | null> {
  const address = config.sessionManager;
  const next = await client.readContract({
    address,
    abi: sessionManagerAbi,
    functionName: 'nonces',
    args: [sessionId],
  });
  if (next <= BigInt(nonce)) return null;
  return searchBack(client, since, async (range) => {
    const filter = { address, ...range, args: { sessionId }, strict: true } as const;
    const [consumed, invalidated] = await Promise.all([
      client.getLogs({ ...filter, event: consumedEvent }),
      client.getLogs({ ...filter, event: invalidatedEvent }),
    ]);
    const call = consumed.find(({ args }) => args.nonce === BigInt(nonce));
    if (call !== undefined) {
      const dataHash = orderHash(call.args.dataHash);
      return { kind: 'consumed', dataHash, txHash: txHash(call.transactionHash) };
    }
    const burnt = invalidated.find(({ args }) => args.invalidatedNonce === BigInt(nonce));
    return burnt ? { kind: 'invalidated', txHash: txHash(burnt.transactionHash) } : null;
  });
}
