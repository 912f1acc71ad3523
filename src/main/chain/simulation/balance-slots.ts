import type { PublicClient } from 'viem';
import { encodeAbiParameters, encodeFunctionData, hexToBigInt, keccak256, numberToHex } from 'viem';
import type { Address, Hex } from '../../../shared/domain/ids.ts';
import { erc20Abi } from '../abi/erc20.ts';

/** Where a token keeps the balance of a holder. */
export type BalanceSlot = (holder: Address) => Hex;

/** Balances are kept in one of a contract's first variables. */
const VARIABLES = 60;
/** No account holds so much by chance. */
const MARK = 1n << 100n;
const PROBED = '0x00000000000000000000000000000000000b417a' satisfies Address;

const word = [{ type: 'uint256' }, { type: 'uint256' }] as const;
const key = (first: bigint, second: bigint): Hex =>
  keccak256(encodeAbiParameters(word, [first, second]));

/** A mapping's entry lies at the hash of key and variable: Solidity hashes the key first, Vyper the variable. */
const SLOTS: readonly BalanceSlot[] = Array.from({ length: VARIABLES }, (_, n) =>
  BigInt(n),
).flatMap((variable) => [
  (holder) => key(hexToBigInt(holder), variable),
  (holder) => key(variable, hexToBigInt(holder)),
]);

/**
 * Finds where tokens keep balances, in one call to the node for each token and then never again: every place that is
 * likely gets a mark of its own for the length of that call, and the balance read is the mark of the right one. Null for
 * a token that keeps them elsewhere, or a node that does not take such overrides.
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
