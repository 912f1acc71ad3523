import { parseUnits } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { contractCalls } from './testing/calls.ts';
import { forwarder } from './testing/forwarder.ts';
import { exampleOrder, type Order } from './testing/orders.ts';
import type { SessionCall } from './testing/session-signer.ts';
import { createTrader } from './testing/trader.ts';
import { refusal } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const ws = (amount: string) => parseUnits(amount, 18);

describe('the engine refuses', () => {
  const under = useChain();

  const openLong = async (sellAmount = usdc('4'), margin = usdc('1')) => {
    const trader = await createTrader(under(), margin);
    const user = trader.account.address;
    const order = await exampleOrder(under(), user, 'open', 'USDC', sellAmount);
    return { trader, order };
  };

  /** The error of the executor's fill of a changed order or call. */
  const refusedWith = async (order: Partial<Order>, call: Partial<SessionCall> = {}) => {
    const { trader, order: usual } = await openLong();
    const fill = await trader.fill({ ...usual, ...order }, call);
    return refusal(under().node, trader.executor, fill);
  };

  test('an expired order', async () => {
    const { timestamp } = await under().node.getBlock();
    expect(await refusedWith({ validTo: Number(timestamp) - 1 })).toBe('LeverageExpired()');
  });

  test.each([{ sellAmount: 0n }, { buyAmount: 0n }])('an amount of zero: %o', async (zero) => {
    expect(await refusedWith(zero)).toBe('LeverageAmountZero()');
  });

  test('an order that sells a token for itself', async () => {
    const { ws: both } = under().chain.contracts;
    expect(await refusedWith({ sellToken: both, buyToken: both })).toBe('LeverageSameToken()');
  });

  test('an order sent to another action', async () => {
    const { trader, order } = await openLong();
    const open = await trader.fill(order);
    const close = { ...open, functionName: 'closeLeverageFlashWithSession' };
    expect(await refusal(under().node, trader.executor, close)).toBe('LeverageActionMismatch()');
  });

  test('an executor other than the sender', async () => {
    const { trader, order } = await openLong();
    const keeper = privateKeyToAccount(under().chain.keys.keeper);
    expect(await refusal(under().node, keeper, await trader.fill(order))).toBe(
      'LeverageSessionExecutorMismatch()',
    );
  });

  test('a call for another order', async () => {
    const { trader, order } = await openLong();
    const signed = await trader.sign(order);
    const dearer = trader.fillOf({ ...order, buyAmount: 2n }, signed);
    expect(await refusal(under().node, trader.executor, dearer)).toBe(
      'LeverageSessionDataHashMismatch()',
    );
  });

  test("an order for someone else's account", async () => {
    expect(await refusedWith({ user: under().chain.contracts.filler })).toBe(
      'LeverageSessionOwnerMismatch()',
    );
  });

  test('a session fee above its share of the amount, rounded up', async () => {
    // 1 % of 4.040001 USDC is 40 400.01 units: one more than 40 401 is too much.
    const order = { feeAmount: usdc('0.040001') };
    expect(await refusedWith(order, { feeAmount: 40_402n })).toBe('LeverageSessionFeeTooHigh()');
    await expect(refusedWith(order, { feeAmount: 40_401n })).rejects.toThrow('succeeded');
  });

  test('an order that was already filled', async () => {
    const { trader, order } = await openLong();
    await trader.trade(order);
    expect(await refusal(under().node, trader.executor, await trader.fill(order))).toBe(
      'LeverageAlreadyFilled()',
    );
  });

  test('a fill that delivers less than the order’s minimum', async () => {
    const delivered = ws('87.336244541484716157');
    expect(await refusedWith({ buyAmount: delivered + 1n })).toBe('Return amount is not enough');
    await expect(refusedWith({ buyAmount: delivered })).rejects.toThrow('succeeded');
  });

  test('a fill that leaves the health factor below safe, even if above target', async () => {
    // E = 1 − 0.01·x and M = 0.02 + 0.0702·x: 8.2 USDC leave 1.541, 7.92 leave 1.599, 7.91 1.601.
    for (const sellAmount of [usdc('8.2'), usdc('7.92')]) {
      const { trader, order } = await openLong(sellAmount);
      expect(await refusal(under().node, trader.executor, await trader.fill(order))).toBe(
        'ftPositionManagerHealthFactor()',
      );
    }
    const { trader, order } = await openLong(usdc('7.91'));
    await trader.trade(order);
  });

  test('a fill that leaves less than the minimum equity', async () => {
    const { trader, order } = await openLong(usdc('0.4'), usdc('0.1'));
    expect(await refusal(under().node, trader.executor, await trader.fill(order))).toBe(
      'ftPositionManagerMinEquity()',
    );
  });

  test('a close without debt', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    const close = await exampleOrder(under(), user, 'close', 'USDC', usdc('0.1'));
    expect(await refusal(under().node, trader.executor, await trader.fill(close))).toBe(
      'ftPositionManagerNoDebt()',
    );
  });

  test('to sell more than the collateral', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    const swap = await exampleOrder(under(), user, 'swap', 'USDC', usdc('1'));
    expect(await refusal(under().node, trader.executor, await trader.fill(swap))).toBe(
      'ftPositionManagerInsufficientBalance()',
    );
  });

  test('to borrow more than the borrow allowance, fees included', async () => {
    const { trader, order } = await openLong();
    const { pm } = contractCalls(under().chain.contracts);
    const { engine, usdc: asset } = under().chain.contracts;
    await trader.send(pm('approveBorrow', engine, asset, usdc('4.04') - 1n));
    expect(await refusal(under().node, trader.executor, await trader.fill(order))).toBe(
      'ftPositionManagerInsufficientBorrowAllowance()',
    );
  });

  test('to withdraw more than the engine debit allowance, fees included', async () => {
    const trader = await createTrader(under());
    const user = trader.account.address;
    const { pm } = contractCalls(under().chain.contracts);
    const { engine, usdc: asset } = under().chain.contracts;
    await trader.send(pm('approveEngine', engine, asset, usdc('0.505') - 1n));
    const swap = await exampleOrder(under(), user, 'swap', 'USDC', usdc('0.5'));
    expect(await refusal(under().node, trader.executor, await trader.fill(swap))).toBe(
      'ftPositionManagerInsufficientEngineDebitAllowance()',
    );
  });

  test('every fill with debt while the oracle is stale', async () => {
    const { trader, order } = await openLong();
    await under().chain.setOracleStale(true);
    expect(await refusal(under().node, trader.executor, await trader.fill(order))).toMatch(
      /^StalePrice/,
    );
  });

  test('a fill target that liquidates the account it is filling', async () => {
    const { chain, node } = under();
    const { engine, pm } = contractCalls(chain.contracts);
    const { trader, order } = await openLong();
    // The target's callback forwards one call to the positions manager.
    const target = '0x00000000000000000000000000000000000f1a54';
    const attack = pm('liquidateFull', trader.account.address);
    await node.setCode({ address: target, bytecode: forwarder(attack) });
    const { call, signature } = await trader.sign(order);
    const args = [order, target, '0x', call, signature];
    expect(
      await refusal(node, trader.executor, engine('openLeverageFlashWithSession', ...args)),
    ).toBe('ftPositionManagerAccountInFlight()');
  });
});
