import { parseEther, parseUnits } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { exampleOrder } from './testing/orders.ts';
import { createTrader } from './testing/trader.ts';
import { refusal, transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const ws = (amount: string) => parseUnits(amount, 18);

describe("the owner's path", () => {
  const under = useChain();

  /** A trader with an open long and enough USDC to close it without the executor. */
  const withLong = async () => {
    const { chain, node } = under();
    const calls = contractCalls(chain.contracts);
    const trader = await createTrader(under());
    const user = trader.account.address;
    await trader.trade(await exampleOrder(under(), user, 'open', 'USDC', usdc('4')));
    await chain.fund(user, { usdc: usdc('10') });
    await trader.send(calls.usdc('approve', chain.contracts.engine, usdc('10')));
    const close = await exampleOrder(under(), user, 'close', 'wS', ws('86'));
    return { node, trader, user, close: { ...close, buyAmount: usdc('3.9') }, ...calls };
  };

  test('lets the owner close alone: they pay the bought tokens and receive the sold ones', async () => {
    const { close, node, pm, trader, usdc: usdcToken, user, ws: wsToken } = await withLong();
    await trader.send(await trader.ownFill(close, usdc('4.04')));

    expect(await node.readContract(wsToken('balanceOf', user))).toBe(ws('86'));
    expect(await node.readContract(usdcToken('balanceOf', user))).toBe(usdc('5.96'));
    expect(await node.readContract(pm('userDebtAssets', user))).toEqual([]);
  });

  test('lets another account fill, which then pays and receives', async () => {
    const { chain } = under();
    const { close, node, trader, user, ws: wsToken, usdc: usdcToken } = await withLong();
    const { keeper } = chain.keys;
    const filler = privateKeyToAccount(keeper);
    await chain.fund(filler.address, { usdc: usdc('4'), native: parseEther('1') });
    const approval = usdcToken('approve', chain.contracts.engine, usdc('4'));
    await transact(node, filler, approval);
    await transact(node, filler, await trader.ownFill(close, usdc('4')));
    expect(await node.readContract(wsToken('balanceOf', filler.address))).toBe(ws('86'));
    expect(await node.readContract(wsToken('balanceOf', user))).toBe(0n);
  });

  test('refuses a signature by anyone else', async () => {
    const { close, node, trader } = await withLong();
    const forged = await trader.ownFill(close, usdc('4'), trader.delegate);
    expect(await refusal(node, trader.account, forged)).toBe('LeverageBadSignature()');
  });

  test('refuses to buy less than the order’s minimum', async () => {
    const { close, node, trader } = await withLong();
    const fill = await trader.ownFill(close, usdc('3.9') - 1n);
    expect(await refusal(node, trader.account, fill)).toBe('LeverageBuyAmountTooLow()');
  });

  test('fills an order only once', async () => {
    const { close, node, trader } = await withLong();
    await trader.send(await trader.ownFill(close, usdc('4')));
    expect(await refusal(node, trader.account, await trader.ownFill(close, usdc('4')))).toBe(
      'LeverageAlreadyFilled()',
    );
  });
});
