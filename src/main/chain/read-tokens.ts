import { getAbiItem, type PublicClient } from 'viem';
import { type Address, tokenAddress } from '../../shared/domain/ids.ts';
import type { Token } from '../../shared/domain/token.ts';
import { configRegistryAbi } from './abi/config-registry.ts';
import { erc20Abi } from './abi/erc20.ts';

const assetSetEvent = getAbiItem({ abi: configRegistryAbi, name: 'AssetSet' });

/** Every asset the registry ever listed, in listing order, from its `AssetSet` logs since the first block. */
export async function readTokens(
  client: PublicClient,
  registry: Address,
): Promise<readonly Token[]> {
  const filter = { address: registry, event: assetSetEvent, fromBlock: 0n, strict: true } as const;
  const listed = await client.getLogs(filter);
  const addresses = [...new Set(listed.map((log) => log.args.asset))];
  return Promise.all(
    addresses.map(async (address) => {
      const contract = { address, abi: erc20Abi } as const;
      const [symbol, decimals] = await Promise.all([
        client.readContract({ ...contract, functionName: 'symbol' }),
        client.readContract({ ...contract, functionName: 'decimals' }),
      ]);
      return { address: tokenAddress(address), symbol, decimals };
    }),
  );
}
