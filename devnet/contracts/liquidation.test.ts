import { maxUint256, parseUnits } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { accountValues, holdings } from './testing/account-values.ts';
import { contractCalls } from './testing/calls.ts';
import { exampleOrder } from './testing/orders.ts';
import { createTrader } from './testing/trader.ts';
import { refusal, transact } from './testing/transact.ts';
import { useChain } from './testing/use-chain.ts';

const usdc = (amount: string) => parseUnits(amount, 6);
const ws = (amount: string) => parseUnits(amount, 18);
const notLiquidatable = 'ftPositionManagerNotLiquidatable()';

describe('liquidation', () => {
  const under = useChain();

  /** The worked position on 1 USDC of margin, and a liquidator with both tokens. */
  const openPosition = async (side: 'long' | 'short') => {
    const { chain, node } = under();
    const { pm, usdc: usdcToken, ws: wsToken } = contractCalls(chain.contracts);
    const { positionsManager, usdc: usdcAt, ws: wsAt } = chain.contracts;
    const liquidator = privateKeyToAccount(chain.keys.keeper);
    await chain.fund(liquidator.address, { usdc: usdc('1000'), ws: ws('1000') });
    for (const token of [usdcToken, wsToken]) {
      await transact(node, liquidator, token('approve', positionsManager, maxUint256));
    }
    const trader = await createTrader(under());
    const user = trader.account.address;
    const order =
      side === 'long'
        ? await exampleOrder(under(), user, 'open', 'USDC', usdc('4'))
        : await exampleOrder(under(), user, 'open', 'wS', ws('87.5'));
    await trader.trade(order);
    const [debt, collateral] = side === 'long' ? [usdcAt, wsAt] : [wsAt, usdcAt];
    const soft = pm('liquidateSoft', user, debt, collateral);
    const full = pm('liquidateFull', user);
    return { chain, node, liquidator, user, soft, full };
  };

  test.each([
    { side: 'long', safe: '0.03950188109', soft: '0.03950188108' },
    { side: 'short', safe: '0.05112752869', soft: '0.05112752870' },
  ] as const)('of a $side can start softly at the partial price', async (expected) => {
    const { chain, liquidator, node, soft } = await openPosition(expected.side);
    await chain.setPrice('wS', expected.safe);
    expect(await refusal(node, liquidator, soft)).toBe(notLiquidatable);
    await chain.setPrice('wS', expected.soft);
    await expect(refusal(node, liquidator, soft)).rejects.toThrow('succeeded');
  });

  test.each([
    { side: 'long', soft: '0.03785490527', full: '0.03785490526' },
    { side: 'short', soft: '0.05288448844', full: '0.05288448845' },
  ] as const)('of a $side can close out in full at the full price', async (expected) => {
    const { chain, full, liquidator, node, soft } = await openPosition(expected.side);
    await chain.setPrice('wS', expected.soft);
    expect(await refusal(node, liquidator, full)).toBe(notLiquidatable);
    await chain.setPrice('wS', expected.full);
    expect(await refusal(node, liquidator, soft)).toBe(notLiquidatable);
    await expect(refusal(node, liquidator, full)).rejects.toThrow('succeeded');
  });

  test.each([
    { side: 'long', price: '0.0385' },
    { side: 'short', price: '0.0522' },
  ] as const)('of a $side, if soft, restores the target without loss of equity', async (at) => {
    const { chain, liquidator, node, soft, user } = await openPosition(at.side);
    await chain.setPrice('wS', at.price);
    const before = await accountValues(under(), user);
    await transact(node, liquidator, soft);
    const after = await accountValues(under(), user);

    // Not below the target, and above it only by rounding to whole token units.
    expect(after.health?.slice(0, 5)).toBe('1.500');
    expect(after.equity - before.equity).toBeGreaterThanOrEqual(0n);
    expect(after.equity - before.equity).toBeLessThan(10n ** 12n);
    expect(after.debt).toBeLessThan(before.debt);
    expect(await refusal(node, liquidator, soft)).toBe(notLiquidatable);
  });

  test('in full repays every debt and seizes all collateral', async () => {
    const { chain, full, liquidator, node, user } = await openPosition('long');
    await chain.setPrice('wS', '0.0378');
    await transact(node, liquidator, full);
    const nothing = { usdc: 0n, ws: 0n, usdcDebt: 0n, wsDebt: 0n };
    expect(await holdings(under(), user)).toEqual(nothing);
    expect(await holdings(under(), liquidator.address)).toEqual({
      ...nothing,
      usdc: usdc('1'),
      ws: ws('87.336244541484716157'),
    });
  });

  test('works even when the collateral is worth less than the debt', async () => {
    const { chain, full, liquidator, node, user } = await openPosition('long');
    await chain.setPrice('wS', '0.03');
    expect((await accountValues(under(), user)).equity).toBe(0n);
    await transact(node, liquidator, full);
    expect((await accountValues(under(), user)).debt).toBe(0n);
  });

  test('is not possible while the oracle is stale', async () => {
    const { chain, liquidator, node, soft } = await openPosition('long');
    await chain.setPrice('wS', '0.0385');
    await chain.setOracleStale(true);
    expect(await refusal(node, liquidator, soft)).toMatch(/^StalePrice/);
  });
});
