import { encodeFunctionData, parseEther } from 'viem';
import { fillerAbi, oracleAbi, positionsManagerAbi } from './abi.ts';
import type { ChainContracts, ChainControls } from './chain.ts';
import { mint } from './deploy.ts';
import type { Sender } from './sender.ts';

/** What the venue's owner and its price keeper can change on a running chain. */
export function createControls(
  contracts: ChainContracts,
  owner: Sender,
  keeper: Sender,
): ChainControls {
  const { filler, oracle, positionsManager, usdc, ws } = contracts;
  return {
    fund: (to, amounts) =>
      owner.send(
        ...(amounts.usdc ? [mint(usdc, to, amounts.usdc)] : []),
        ...(amounts.ws ? [mint(ws, to, amounts.ws)] : []),
        ...(amounts.native ? [{ to, value: amounts.native }] : []),
      ),

    async setPrice(asset, usd) {
      const args = [asset === 'wS' ? ws : usdc, usdWad(usd)] as const;
      const call = { abi: oracleAbi, functionName: 'setPrice', args } as const;
      await keeper.send({ to: oracle, data: encodeFunctionData(call) });
    },

    async setOracleStale(stale) {
      const call = { abi: oracleAbi, functionName: 'setForcedStale', args: [stale] } as const;
      await keeper.send({ to: oracle, data: encodeFunctionData(call) });
    },

    async setBorrowingPaused(asset, paused) {
      const args = [asset === 'wS' ? ws : usdc, false, false, paused] as const;
      const call = { abi: positionsManagerAbi, functionName: 'setPaused', args } as const;
      await owner.send({ to: positionsManager, data: encodeFunctionData(call) });
    },

    async setFillerSpreadBps(bps) {
      const call = { abi: fillerAbi, functionName: 'setSpreadBps', args: [BigInt(bps)] } as const;
      await owner.send({ to: filler, data: encodeFunctionData(call) });
    },
  };
}

/**
 * Converts a price in dollars to the oracle's unit, 1e-18 USD.
 *
 * @param usd a positive decimal string with at most 18 decimals; more are refused, not rounded.
 * @throws RangeError for anything else.
 * @example usdWad('0.0458') // 45_800_000_000_000_000n
 */
export function usdWad(usd: string): bigint {
  if (!/^\d+(\.\d{1,18})?$/.test(usd)) {
    throw new RangeError(`A price is a decimal number with at most 18 decimals, not "${usd}".`);
  }
  const wad = parseEther(usd);
  if (wad === 0n) throw new RangeError('A price must be above zero.');
  return wad;
}
