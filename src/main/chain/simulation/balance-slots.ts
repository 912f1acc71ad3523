import type { PublicClient } from 'viem';
import { encodeAbiParameters, encodeFunctionData, hexToBigInt, keccak256, numberToHex } from 'viem';
import type { Address, Hex } from '../../../shared/domain/ids.ts';
import { erc20Abi } from '../abi/erc20.ts';

/** The storage slot of a holder's balance. */
export type BalanceSlot = (holder: Address) => Hex;

/** How many of a contract's first variables to try. */
const VARIABLES = 60;
/** No account holds this much by chance. */
const MARK = 1n << 100n;
const PROBED = '0x00000000000000000000000000000000000b417a' satisfies Address;

const word = [{ type: 'uint256' }, { type: 'uint256' }] as const;
const key = (first: bigint, second: bigint): Hex =>
  keccak256(encodeAbiParameters(word, [first, second]));

/** A mapping entry lies at the hash of key and variable: Solidity hashes the key first, Vyper the variable first. */
const SLOTS: readonly BalanceSlot[] = Array.from({ length: VARIABLES }, (_, n) =>
  BigInt(n),
).flatMap((variable) => [
  (holder) => key(hexToBigInt(holder), variable),
  (holder) => key(variable, hexToBigInt(holder)),
]);

/**
 * Finds the storage slots of token balances with one call to the node per token, then caches them. The call overrides
 * every candidate slot with a unique marker; the balance it returns identifies the right slot. Null if the token stores
 * balances elsewhere or the node does not support state overrides.
 */
export function createBalanceSlots(
  client: PublicClient,
): (token: Address) => Promise<BalanceSlot | null> {
  const known = new Map<Address, BalanceSlot>();
  return async (token) => {
    const slot = known.get(token) ?? (await probe(client, token));
    if (slot) known.set(token, slot);
    return slot;
  };
}

async function probe(client: PublicClient, token: Address): Promise<BalanceSlot | null> {
  const stateDiff = SLOTS.map((slot, n) => ({
    slot: slot(PROBED),
    value: numberToHex(MARK + BigInt(n), { size: 32 }),
  }));
  const { data } = await client.call({
    to: token,
    data: encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [PROBED] }),
    stateOverride: [{ address: token, stateDiff }],
  });
  return SLOTS[Number(hexToBigInt(data ?? '0x0') - MARK)] ?? null;
}
