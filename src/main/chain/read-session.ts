import { type PublicClient, zeroAddress } from 'viem';
import {
  type Address,
  delegateAddress,
  ownerAddress,
  type SessionId,
} from '../../shared/domain/ids.ts';
import type { Token } from '../../shared/domain/token.ts';
import { sessionManagerAbi } from './abi/session-manager.ts';
import type { SessionFacts } from './chain.ts';
import { toAllowance } from './read-account-setup.ts';

/**
 * A session as the session manager stores it, with the remaining limit of every token, all from one block; null for an
 * unknown id.
 */
export async function readSession(
  client: PublicClient,
  sessionManager: Address,
  id: SessionId,
  tokens: readonly Token[],
): Promise<SessionFacts | null> {
  const blockNumber = await client.getBlockNumber({ cacheTime: 0 });
  const manager = { address: sessionManager, abi: sessionManagerAbi, blockNumber } as const;
  const [session, revoked, nonce, ...left] = await Promise.all([
    client.readContract({ ...manager, functionName: 'sessions', args: [id] }),
    client.readContract({ ...manager, functionName: 'revoked', args: [id] }),
    client.readContract({ ...manager, functionName: 'nonces', args: [id] }),
    ...tokens.map(async ({ address, decimals }) => {
      const args = [id, address] as const;
      const units = await client.readContract({ ...manager, functionName: 'tokenAllowance', args });
      return { token: address, amount: toAllowance(units, decimals) };
    }),
  ]);
  const [owner, delegate, validAfter, validUntil, maxCalls, maxFeeBps] = session;
  if (owner === zeroAddress) return null;
  return {
    owner: ownerAddress(owner),
    delegate: delegateAddress(delegate),
    validAfter,
    validUntil,
    maxCalls,
    maxFeeBps,
    revoked,
    nonce: Number(nonce),
    remaining: left,
  };
}
