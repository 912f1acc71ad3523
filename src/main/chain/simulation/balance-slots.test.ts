import { createTestClient, type Hex, http, numberToHex, publicActions } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Anvil, startAnvil } from '../../../../devnet/chain/anvil.ts';
import type { Address } from '../../../shared/domain/ids.ts';
import { erc20Abi } from '../abi/erc20.ts';
import { createClient } from '../create-client.ts';
import { createBalanceSlots } from './balance-slots.ts';

let anvil: Anvil;
let rpcUrl: string;
beforeAll(async () => {
  anvil = await startAnvil();
  rpcUrl = `http://127.0.0.1:${anvil.port}`;
});
afterAll(() => anvil?.stop());

const HOLDER = `0x${'a1'.repeat(20)}` as const;
const byte = (n: number) => n.toString(16).padStart(2, '0');
/** Contracts that answer every call with a mapping entry, keyed by the call's first argument. */
const solidity = (variable: number): Hex =>
  `0x6004355f5260${byte(variable)}60205260405f20545f5260205ff3`;
const vyper = (variable: number): Hex =>
  `0x60${byte(variable)}5f5260043560205260405f20545f5260205ff3`;
/** Answers 5 to every call. */
const CONSTANT = '0x60055f5260205ff3';
const REVERTS = '0x5f5ffd';

const node = () =>
  createTestClient({ mode: 'anvil', transport: http(rpcUrl) }).extend(publicActions);

async function place(bytecode: Hex): Promise<Address> {
  const address: Address = `0x${'70'.repeat(20)}`;
  await node().setCode({ address, bytecode });
  return address;
}

describe('the storage slot of token balances', () => {
  it.each([
    ['Solidity, first variable', solidity(0)],
    ['Solidity, tenth variable', solidity(9)],
    ['Vyper, eighth variable', vyper(7)],
    ['Solidity, the last variable tried', solidity(59)],
  ])('is found: %s', async (_, code) => {
    const token = await place(code);
    const slot = await createBalanceSlots(createClient(rpcUrl, 146))(token);
    if (!slot) throw new Error('not found');
    const value = numberToHex(4_250_000n, { size: 32 });
    await node().setStorageAt({ address: token, index: slot(HOLDER), value });
    const balance = { address: token, abi: erc20Abi, functionName: 'balanceOf' } as const;
    expect(await node().readContract({ ...balance, args: [HOLDER] })).toBe(4_250_000n);
  });

  it.each([
    ['the mapping lies further back', solidity(60)],
    ['balances are computed', CONSTANT],
    ['the address has no contract', '0x'],
  ] as const)('is unknown when %s', async (_, code) => {
    expect(await createBalanceSlots(createClient(rpcUrl, 146))(await place(code))).toBeNull();
  });

  it('is read from the node only once', async () => {
    const token = await place(solidity(3));
    const slotOf = createBalanceSlots(createClient(rpcUrl, 146));
    const first = await slotOf(token);
    await place(REVERTS);
    expect(await slotOf(token)).toBe(first);
  });
});
