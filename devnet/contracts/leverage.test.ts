import { parseEther, parseEventLogs, parseUnits } from 'viem';
import { describe, expect, test } from 'vitest';
import { engineAbi, positionsManagerAbi } from '../chain/abi.ts';
import { accountValues, holdings } from './testing/account-values.ts';
import { contractCalls } from './testing/calls.ts';
import { exampleOrder } from './testing/orders.ts';
import { createTrader } from './testing/trader.ts';
import { transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const ws = (amount: string) => parseUnits(amount, 18);

describe('the engine, using a session', () => {
  const under = useChain();

  test('opens the worked long and adds the fee to the debt', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    await trader.trade(await exampleOrder(under(), user, 'open', 'USDC', usdc('4')));

    expect(await holdings(under(), user)).toEqual({
      usdc: usdc('1'),
      ws: ws('87.336244541484716157'),
      usdcDebt: usdc('4.04'),
      wsDebt: 0n,
    });
    const values = await accountValues(under(), user);
    expect(values.health).toBe('3.1914893617');
    // One unit less than 0.96 USD: the fill is rounded down to a whole unit of wS.
    expect(values.equity).toBe(parseEther('0.96') - 1n);
    expect(values.maintenance).toBe(parseEther('0.3008'));
    expect(values.debt).toBe(parseEther('4.04'));
  });

  test('opens the worked short', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    await trader.trade(await exampleOrder(under(), user, 'open', 'wS', ws('87.5')));

    expect(await holdings(under(), user)).toEqual({
      usdc: usdc('5.0075'),
      ws: 0n,
      usdcDebt: 0n,
      wsDebt: ws('88.375'),
    });
    const values = await accountValues(under(), user);
    expect(values.health).toBe('3.1730042186');
    expect(values.equity).toBe(parseEther('0.959925'));
    expect(values.maintenance).toBe(parseEther('0.30252875'));
  });

  test("adds a session's fee to the debt and pays both fees to the collector", async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    const user = trader.account.address;
    const calls = contractCalls(chain.contracts);
    const collector = await node.readContract(calls.engine('feeCollector'));
    const before = await node.readContract(calls.usdc('balanceOf', collector));

    const order = await exampleOrder(under(), user, 'open', 'USDC', usdc('4'));
    await transact(node, trader.executor, await trader.fill(order, { feeAmount: usdc('0.0404') }));

    expect((await holdings(under(), user)).usdcDebt).toBe(usdc('4.0804'));
    const after = await node.readContract(calls.usdc('balanceOf', collector));
    expect(Number(after) - Number(before)).toBe(80_400);
  });

  test('closes: repays up to the debt, and the surplus becomes collateral', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    await trader.trade(await exampleOrder(under(), user, 'open', 'wS', ws('20')));
    // The debt is 20.2 wS, and 1 USDC buys 21.83.
    const close = await exampleOrder(under(), user, 'close', 'USDC', usdc('1'));
    await trader.trade(close);

    expect(await holdings(under(), user)).toEqual({
      usdc: usdc('1') + usdc('0.916') - usdc('1.01'),
      ws: ws('21.834061135371179039') - ws('20.2'),
      usdcDebt: 0n,
      wsDebt: 0n,
    });
    expect((await accountValues(under(), user)).health).toBeUndefined();
  });

  test('closes partially: the whole bought amount repays debt', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    await trader.trade(await exampleOrder(under(), user, 'open', 'USDC', usdc('4')));
    await trader.trade(await exampleOrder(under(), user, 'close', 'wS', ws('40')));

    const after = await holdings(under(), user);
    expect(after.usdcDebt).toBe(usdc('4.04') - usdc('1.832'));
    expect(after.ws).toBe(ws('87.336244541484716157') - ws('40.4'));
    expect(after.usdc).toBe(usdc('1'));
  });

  test('swaps collateral without touching debt', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    await trader.trade(await exampleOrder(under(), user, 'swap', 'USDC', usdc('0.5')));
    expect(await holdings(under(), user)).toEqual({
      usdc: usdc('1') - usdc('0.505'),
      ws: ws('10.917030567685589519'),
      usdcDebt: 0n,
      wsDebt: 0n,
    });
  });

  test('delivers the filler’s quote, reduced by its spread', async () => {
    const { chain, node } = under();
    await chain.setFillerSpreadBps(100);
    const trader = await createTrader(under());
    const user = trader.account.address;
    const { filler } = contractCalls(chain.contracts);
    const { usdc: sold, ws: bought } = chain.contracts;
    const quoted = await node.readContract(filler('quote', sold, bought, usdc('4')));
    await trader.trade(await exampleOrder(under(), user, 'open', 'USDC', usdc('4')));
    expect(quoted).toBe(ws('86.462882096069868995'));
    expect((await holdings(under(), user)).ws).toBe(quoted);
  });

  test('marks the digest as filled and emits it', async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    const user = trader.account.address;
    const order = await exampleOrder(under(), user, 'open', 'USDC', usdc('4'));
    const { logs } = await trader.trade(order);

    const { engine } = contractCalls(chain.contracts);
    const digest = await node.readContract(engine('orderDigest', order));
    expect(await node.readContract(engine('filledDigests', digest))).toBe(true);
    const eventName = 'OpenLeverageFlashFilled';
    const [event] = parseEventLogs({ abi: engineAbi, eventName, logs });
    expect(event?.args).toMatchObject({
      filler: trader.executor.address,
      user,
      sellAmount: usdc('4'),
      feeAmount: usdc('0.04'),
      fillTarget: chain.contracts.filler,
      digest,
    });
  });

  test('reduces the largest borrow allowance on an open, but not the largest debit allowance on a close', async () => {
    const { chain, node } = under();
    const trader = await createTrader(under());
    const user = trader.account.address;
    await trader.trade(await exampleOrder(under(), user, 'open', 'USDC', usdc('4')));
    await trader.trade(await exampleOrder(under(), user, 'close', 'wS', ws('1')));

    const { engine, positionsManager: address, usdc: usdcAt, ws: wsAt } = chain.contracts;
    const pm = { address, abi: positionsManagerAbi } as const;
    const max = 2n ** 256n - 1n;
    const borrow = { ...pm, functionName: 'borrowAllowance' } as const;
    const debit = { ...pm, functionName: 'engineDebitAllowanceOf' } as const;
    expect(await node.readContract({ ...borrow, args: [user, engine, usdcAt] })).toBe(
      max - usdc('4.04'),
    );
    expect(await node.readContract({ ...debit, args: [user, engine, wsAt] })).toBe(max);
  });
});
