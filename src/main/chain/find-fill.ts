import {
  formatLog,
  isAddressEqual,
  numberToHex,
  type PublicClient,
  pad,
  parseEventLogs,
  toEventSelector,
} from 'viem';
import { type Address, type DecimalString, tokenAddress, txHash } from '../../shared/domain/ids.ts';
import type { Token } from '../../shared/domain/token.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { erc20Abi } from './abi/erc20.ts';
import { fillEvents } from './abi/leverage-engine.ts';
import type { ChainFill, FillQuery } from './chain.ts';
import { type BlockRange, searchBack } from './search-back.ts';

/** Finds an order's fill by digest; null if there is none or it is older than `since`. */
export async function findFill(
  client: PublicClient,
  { config, owner, digest, since }: FillQuery,
  tokens: readonly Token[],
): Promise<ChainFill | null> {
  const engine = config.leverageRfqEngine;
  const log = await searchBack(client, since, async (range) => {
    const fills = await readFills(client, engine, owner, range);
    return fills.find(({ args }) => args.digest === digest) ?? null;
  });
  if (log === null) return null;
  const { sellToken, buyToken, sellAmount, feeAmount } = log.args;
  const sell = tokens.find((token) => isAddressEqual(token.address, sellToken));
  const buy = tokens.find((token) => isAddressEqual(token.address, buyToken));
  if (sell === undefined || buy === undefined) return null;
  const [block, boughtAmount] = await Promise.all([
    client.getBlock({ blockNumber: log.blockNumber }),
    readBought(client, log.transactionHash, engine, buy),
  ]);
  return {
    txHash: txHash(log.transactionHash),
    at: Number(block.timestamp) * 1_000,
    sellToken: tokenAddress(sellToken),
    buyToken: tokenAddress(buyToken),
    sellAmount: fromBaseUnits(sellAmount, sell.decimals),
    feeAmount: fromBaseUnits(feeAmount, sell.decimals),
    boughtAmount,
  };
}

/** The owner's fills in a block range. The owner is the second indexed argument of every fill event. */
async function readFills(
  client: PublicClient,
  engine: Address,
  owner: Address,
  { fromBlock, toBlock }: BlockRange,
) {
  const topics = [fillEvents.map((event) => toEventSelector(event)), null, pad(owner)];
  const range = { fromBlock: numberToHex(fromBlock), toBlock: numberToHex(toBlock) };
  const logs = await client.request({
    method: 'eth_getLogs',
    params: [{ address: engine, topics, ...range }],
  });
  return parseEventLogs({ abi: fillEvents, logs: logs.map((log) => formatLog(log)) });
}

/** A flash fill's event holds only the minimum amount; the delivered amount is what the engine received. */
async function readBought(
  client: PublicClient,
  hash: `0x${string}`,
  engine: Address,
  token: Token,
): Promise<DecimalString | null> {
  const receipt = await client.getTransactionReceipt({ hash });
  const transfers = parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs: receipt.logs });
  const received = transfers
    .filter((log) => isAddressEqual(log.address, token.address))
    .filter((log) => isAddressEqual(log.args.to, engine))
    .reduce((sum, log) => sum + log.args.amount, 0n);
  return received === 0n ? null : fromBaseUnits(received, token.decimals);
}
