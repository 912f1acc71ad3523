import { type Address, encodeAbiParameters, type Hex, keccak256, maxUint256, zeroHash } from 'viem';
import type { ChainUnderTest } from './use-chain.ts';

export interface SessionTerms {
  readonly validAfter: number;
  readonly validUntil: number;
  readonly maxCalls: number;
  readonly maxFeeBps: number;
  readonly limits: readonly { readonly token: Address; readonly limit: bigint }[];
  readonly salt: Hex;
}

/** Valid for a day, unlimited calls, a maximum fee of 1 %, and both tokens without a limit. */
export async function usualTerms({ chain, node }: ChainUnderTest): Promise<SessionTerms> {
  const { timestamp } = await node.getBlock();
  const { usdc, ws } = chain.contracts;
  return {
    validAfter: 0,
    validUntil: Number(timestamp) + 86_400,
    maxCalls: 0,
    maxFeeBps: 100,
    limits: [
      { token: usdc, limit: maxUint256 },
      { token: ws, limit: maxUint256 },
    ],
    salt: zeroHash,
  };
}

/** The terms in the order of createSession's parameters that follow the delegate. */
export function termArguments(terms: SessionTerms): readonly unknown[] {
  const { validAfter, validUntil, maxCalls, maxFeeBps, limits, salt } = terms;
  return [validAfter, validUntil, maxCalls, maxFeeBps, limits, salt];
}

/** keccak256(abi.encode(owner, delegate, salt)) */
export function sessionIdOf(owner: Address, delegate: Address, salt: Hex): Hex {
  const types = [{ type: 'address' }, { type: 'address' }, { type: 'bytes32' }] as const;
  return keccak256(encodeAbiParameters(types, [owner, delegate, salt]));
}
