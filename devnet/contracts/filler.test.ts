import { encodeAbiParameters, parseUnits } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { refusal, transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const ws = (amount: string) => parseUnits(amount, 18);

describe('the filler', () => {
  const under = useChain();

  const open = () => {
    const { chain, node } = under();
    const { usdc: usdcAt, ws: wsAt } = chain.contracts;
    const keeper = privateKeyToAccount(chain.keys.keeper);
    const pair = encodeAbiParameters([{ type: 'address' }, { type: 'address' }], [usdcAt, wsAt]);
    return { chain, node, keeper, pair, usdcAt, wsAt, ...contractCalls(chain.contracts) };
  };

  test('quotes the oracle price minus its spread, rounded down', async () => {
    const { chain, filler, node, usdcAt, wsAt } = open();
    expect(await node.readContract(filler('quote', wsAt, usdcAt, ws('100')))).toBe(usdc('4.58'));
    await chain.setFillerSpreadBps(30);
    expect(await node.readContract(filler('quote', wsAt, usdcAt, ws('100')))).toBe(usdc('4.56626'));
    expect(await node.readContract(filler('quote', wsAt, usdcAt, ws('0.00001')))).toBe(0n);
  });

  test('quotes no more than its inventory', async () => {
    const { filler, node, usdcAt, wsAt } = open();
    const stock = await node.readContract(filler('inventory', usdcAt));
    const quoted = node.readContract(filler('quote', wsAt, usdcAt, ws('100000000000')));
    expect(await quoted).toBe(stock);
  });

  test('delivers only for tokens it received, not for a claimed payment', async () => {
    const { chain, filler, keeper, node, pair, usdc: token, wsAt, ws: wsToken } = open();
    expect(await refusal(node, keeper, filler('onFlash', pair))).toMatch(/^NothingReceived/);

    await chain.fund(keeper.address, { usdc: usdc('4.58') });
    await transact(node, keeper, token('transfer', chain.contracts.filler, usdc('4.58')));
    await transact(node, keeper, filler('onFlash', pair));
    expect(await node.readContract(wsToken('balanceOf', keeper.address))).toBe(ws('100'));
    expect(await refusal(node, keeper, filler('onFlash', pair))).toMatch(/^NothingReceived/);
    const held = await node.readContract(wsToken('balanceOf', chain.contracts.filler));
    expect(await node.readContract(filler('inventory', wsAt))).toBe(held);
  });

  test('refuses a spread of 100 %', async () => {
    await expect(under().chain.setFillerSpreadBps(10_000)).rejects.toThrow();
    const { filler, node } = open();
    expect(await node.readContract(filler('spreadBps'))).toBe(0n);
  });
});
