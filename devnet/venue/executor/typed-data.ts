/** The EIP-712 messages the executor verifies, as defined by the engine and the SessionManager. */
import { type Address, type Hex, hashStruct, hashTypedData, recoverTypedDataAddress } from 'viem';
import type { LeveragedOrder, SessionCall } from './venue-order.ts';

const LeveragedOrderType = [
  { name: 'action', type: 'uint8' },
  { name: 'user', type: 'address' },
  { name: 'sellToken', type: 'address' },
  { name: 'buyToken', type: 'address' },
  { name: 'sellAmount', type: 'uint256' },
  { name: 'buyAmount', type: 'uint256' },
  { name: 'validTo', type: 'uint32' },
  { name: 'feeAmount', type: 'uint256' },
] as const;

const SessionCallType = [
  { name: 'sessionId', type: 'bytes32' },
  { name: 'target', type: 'address' },
  { name: 'dataHash', type: 'bytes32' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
  { name: 'executor', type: 'address' },
  { name: 'feeAmount', type: 'uint256' },
] as const;

export const SESSION_MANAGER_DOMAIN = 'ftUSD SessionManager';

/** The struct hash of an order (not its digest): the `dataHash` of a session call. */
export const hashOrder = (order: LeveragedOrder): Hex =>
  hashStruct({
    types: { LeveragedOrder: LeveragedOrderType },
    primaryType: 'LeveragedOrder',
    data: order,
  });

/** The order's digest in the engine's own domain, which identifies it in the engine's events. */
export const digestOrder = (order: LeveragedOrder, chainId: number, engine: Address): Hex =>
  hashTypedData({
    domain: { name: 'LeverageRfqEngine', version: '1', chainId, verifyingContract: engine },
    types: { LeveragedOrder: LeveragedOrderType },
    primaryType: 'LeveragedOrder',
    message: order,
  });

/**
 * The address whose key signed the call.
 *
 * @returns `undefined` if the bytes are not a signature
 */
export async function recoverDelegate(
  call: SessionCall,
  signature: Hex,
  chainId: number,
  sessionManager: Address,
): Promise<Address | undefined> {
  try {
    return await recoverTypedDataAddress({
      domain: {
        name: SESSION_MANAGER_DOMAIN,
        version: '1',
        chainId,
        verifyingContract: sessionManager,
      },
      types: { SessionCall: SessionCallType },
      primaryType: 'SessionCall',
      message: call,
      signature,
    });
  } catch {
    return undefined;
  }
}
