/** The venue's reads from the chain, at the latest block; nothing is cached. */
import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  type Hex,
  http,
} from 'viem';
import {
  engineAbi,
  erc20Abi,
  fillerAbi,
  oracleAbi,
  positionsManagerAbi,
  rateModelAbi,
  registryAbi,
  sessionManagerAbi,
  valuesLensAbi,
} from '../chain/abi.ts';
import type { Chain } from '../chain/chain.ts';
import type { LeveragedOrder } from './executor/venue-order.ts';

export type ChainReader = ReturnType<typeof createChainReader>;

/** Typed reads of the deployed contracts. They reject if the node is unreachable or the call reverts. */
export function createChainReader(chain: Chain) {
  const { contracts: at } = chain;
  const client = createPublicClient({ transport: http(chain.rpcUrl, { retryCount: 1 }) });
  const pm = { address: at.positionsManager, abi: positionsManagerAbi } as const;
  const sessions = { address: at.sessionManager, abi: sessionManagerAbi } as const;
  const registry = { address: at.registry, abi: registryAbi } as const;

  const assetCfg = (asset: Address) =>
    client.readContract({ ...registry, functionName: 'getAssetCfg', args: [asset] });

  return {
    client,
    assetCfg,

    /** USD per whole token as a wad; rejects while the oracle has no fresh price. */
    priceUsd: (asset: Address) =>
      client.readContract({
        address: at.oracle,
        abi: oracleAbi,
        functionName: 'priceUSD',
        args: [asset],
      }),

    /** Collateral in base units, available and held. */
    collateral: async (user: Address, asset: Address): Promise<bigint> => {
      const [avail, hold] = await client.readContract({
        ...pm,
        functionName: 'getBalance',
        args: [user, asset],
      });
      return avail + hold;
    },

    /** Debt in base units, including interest up to now. */
    debt: (user: Address, asset: Address) =>
      client.readContract({
        ...pm,
        functionName: 'debtOf',
        args: [user, asset],
      }),

    accountValues: async (user: Address) => {
      const [equity, maintenance, , collateral, debt] = await client.readContract({
        address: at.valuesLens,
        abi: valuesLensAbi,
        functionName: 'accountValues',
        args: [at.positionsManager, user],
      });
      return { equity, maintenance, collateral, debt };
    },

    targetHealthBps: () => client.readContract({ ...registry, functionName: 'marginHfTargetBps' }),

    /** Yearly borrow rate of an asset as a fraction of 1e18. */
    borrowApr: async (asset: Address): Promise<bigint> => {
      const { irm } = await assetCfg(asset);
      return client.readContract({
        address: irm,
        abi: rateModelAbi,
        functionName: 'borrowAPR',
        args: [asset, 0n],
      });
    },

    /** Total borrows of an asset, in base units. */
    totalBorrows: async (asset: Address): Promise<bigint> =>
      (await client.readContract({ ...pm, functionName: 'astate', args: [asset] })).borrows,

    totalSupply: (asset: Address) =>
      client.readContract({ address: asset, abi: erc20Abi, functionName: 'totalSupply' }),

    /** True once the engine has filled or cancelled the order of this digest. */
    digestUsed: (digest: Hex) =>
      client.readContract({
        address: at.engine,
        abi: engineAbi,
        functionName: 'filledDigests',
        args: [digest],
      }),

    session: async (sessionId: Hex) => {
      const args = [sessionId] as const;
      const [[owner, delegate, validAfter, validUntil], revoked] = await Promise.all([
        client.readContract({ ...sessions, functionName: 'sessions', args }),
        client.readContract({ ...sessions, functionName: 'revoked', args }),
      ]);
      return { owner, delegate, validAfter, validUntil, revoked };
    },

    sessionNonce: (sessionId: Hex) =>
      client.readContract({ ...sessions, functionName: 'nonces', args: [sessionId] }),

    /** The amount the filler would deliver for the order now; `undefined` while it cannot quote. */
    deliverable: async (order: LeveragedOrder): Promise<bigint | undefined> => {
      try {
        return await client.readContract({
          address: at.filler,
          abi: fillerAbi,
          functionName: 'quote',
          args: [order.sellToken, order.buyToken, order.sellAmount],
        });
      } catch (error) {
        if (isRevert(error)) return undefined;
        throw error;
      }
    },
  };
}

/** True if a contract reverted; false if the node could not be reached. */
export const isRevert = (error: unknown): boolean =>
  error instanceof BaseError &&
  error.walk((cause) => cause instanceof ContractFunctionRevertedError) !== null;
