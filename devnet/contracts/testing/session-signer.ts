import type { Wallet } from 'ethers';
import type { Address, Hex } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { sessionManagerAbi } from '../../chain/abi.ts';
import type { Order } from './orders.ts';
import { orderHash, sessionTypes, signForSessions } from './typed-data.ts';
import type { ChainUnderTest } from './use-chain.ts';

export interface SessionCall {
  readonly sessionId: Hex;
  readonly dataHash: Hex;
  readonly nonce: bigint;
  readonly deadline: bigint;
  readonly executor: Address;
  readonly feeAmount: bigint;
}

/**
 * Signs session calls for orders. By default each is the session's next call, for the venue's executor, without a
 * session fee.
 */
export function sessionSigner({ chain, node }: ChainUnderTest, sessionId: Hex, delegate: Wallet) {
  const { engine, sessionManager } = chain.contracts;
  const nonces = {
    address: sessionManager,
    abi: sessionManagerAbi,
    functionName: 'nonces',
  } as const;

  return async (order: Order, changes: Partial<SessionCall> = {}, signer = delegate) => {
    const call: SessionCall = {
      sessionId,
      dataHash: orderHash(order),
      nonce: await node.readContract({ ...nonces, args: [sessionId] }),
      deadline: BigInt(order.validTo),
      executor: privateKeyToAddress(chain.keys.executor),
      feeAmount: 0n,
      ...changes,
    };
    const message = { ...call, target: engine };
    const signature = await signForSessions(signer, sessionManager, sessionTypes.call, message);
    return { call, signature };
  };
}
