import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderIntent, OrderTerms } from '../../shared/domain/order.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { OWNER, usdc, ws } from '../testing/venue-fixtures.ts';
import { toEngineOrder } from './engine-order.ts';

const { terms: sample } = sampleOrder(1);
if (!sample) throw new Error('the sample order has terms');
/** Sells 4 USDC (6 decimals) for wS (18 decimals). */
const terms: OrderTerms = { ...sample, sellToken: usdc.address, buyToken: ws.address };

type MarketProtection = Extract<OrderTerms, { readonly kind: 'market' }>['protection'];
type Differs = Partial<Pick<OrderTerms, 'intent' | 'sellAmount' | 'feeAmount'>>;
const toEngine = (differs: Differs = {}, minBuyAmount = '87.336244541') =>
  toEngineOrder({ ...terms, ...differs, kind: 'limit', minBuyAmount }, OWNER, [ws, usdc]);

describe('an order as the engine takes it', () => {
  it('has each amount in base units of its own token, the fee in those of the one sold', () => {
    expect(toEngine()).toEqual({
      action: 0,
      user: OWNER,
      sellToken: usdc.address,
      buyToken: ws.address,
      sellAmount: 4_000_000n,
      buyAmount: 87_336_244_541_000_000_000n,
      validTo: terms.validTo,
      feeAmount: 40_000n,
    });
  });

  it.each<[OrderIntent, number]>([
    ['open-long', 0],
    ['open-short', 0],
    ['close-long', 1],
    ['close-short', 1],
    ['swap-to-base', 2],
    ['swap-to-quote', 2],
  ])('of the intent %s has action %i', (intent, action) => {
    expect(toEngine({ intent }).action).toBe(action);
  });

  it('asks for its minimum, or for a single base unit where it is unprotected', () => {
    const market = (protection: MarketProtection) =>
      toEngineOrder({ ...terms, kind: 'market', protection }, OWNER, [ws, usdc]).buyAmount;
    expect(market({ kind: 'slippage', minBuyAmount: '86' })).toBe(86n * 10n ** 18n);
    expect(market({ kind: 'unprotected' })).toBe(1n);
  });

  it('is exact for every amount that a contract can hold', () => {
    const units = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
    fc.assert(
      fc.property(units, units, units, (sellAmount, buyAmount, feeAmount) => {
        const sold = {
          sellAmount: fromBaseUnits(sellAmount, usdc.decimals),
          feeAmount: fromBaseUnits(feeAmount, usdc.decimals),
        };
        const order = toEngine(sold, fromBaseUnits(buyAmount, ws.decimals));
        expect(order).toMatchObject({ sellAmount, buyAmount, feeAmount });
      }),
    );
  });

  it('keeps the digits that a number would lose', () => {
    expect(toEngine({}, '9007199254740993.000000000000000001').buyAmount).toBe(
      9_007_199_254_740_993_000_000_000_000_000_001n,
    );
  });

  it('is not made from an amount that its token cannot hold', () => {
    expect(() => toEngine({ sellAmount: '4.0000001' })).toThrow('4.0000001 USDC');
    expect(() => toEngine({ feeAmount: '0.0000001' })).toThrow('too-many-decimals');
    expect(() => toEngine({}, `0.${'0'.repeat(18)}1`)).toThrow('wS');
    expect(() => toEngine({ sellAmount: '4e3' })).toThrow('not-a-number');
  });

  it('is not made from a token that is not known', () => {
    expect(() => toEngineOrder(terms, OWNER, [usdc])).toThrow(`no token at ${ws.address}`);
  });
});
