import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aged } from '../domain/aged.ts';
import type { Fees } from '../domain/fees.ts';
import type { OrderIntent } from '../domain/order.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { decimal } from './decimal.ts';
import { beforeFee, type FeeRate, feeBound, feeRate, orderFee } from './fees.ts';
import { MARKET, PLATFORM, riskAccount, share } from './testing.ts';
import { fromBaseUnits } from './units.ts';

const account = riskAccount({});
const platform = (gasPrice: string | null): Fees => ({ ...PLATFORM, gasPrice: aged(gasPrice, 0) });
const FIFTY_GWEI = '0.00000005';

function rateOf(
  intent: OrderIntent,
  fees: Fees = platform(FIFTY_GWEI),
  of: RiskAccount = account,
): FeeRate {
  const rate = feeRate(intent, MARKET, fees, of);
  if (!rate) throw new Error('no rate');
  return rate;
}

describe('the relayer’s fee', () => {
  it('is 1 % of the sold amount, in the sold token', () => {
    const rate = rateOf('close-long', { kind: 'relayer', bps: 100, asOf: 'always' });
    expect(orderFee('4', rate, 6).amount).toBe('0.04');
    expect(orderFee('87.5', rate, 18)).toEqual({
      amount: '0.875',
      gas: '0',
      bps: 100,
      waivedBelowUsd: null,
    });
    expect(orderFee('4', share(0), 6).amount).toBe('0');
  });

  it('is rounded up to a base unit', () => {
    const sold = fc.bigInt({ min: 1n, max: 10n ** 30n });
    fc.assert(
      fc.property(sold, fc.nat(10_000), fc.constantFrom(6, 18), (units, bps, decimals) => {
        const scale = decimal(`${10n ** BigInt(decimals)}`);
        const { amount } = orderFee(fromBaseUnits(units, decimals), share(bps), decimals);
        const fee = decimal(amount).times(scale);
        const due = decimal(`${units * BigInt(bps)}`);
        expect(fee.times('10000').gte(due)).toBe(true);
        expect(fee.minus('1').times('10000').lt(due)).toBe(true);
      }),
    );
  });
});

describe('the platform’s fee', () => {
  it('is a share of the amount opened or closed, plus gas in the sold token', () => {
    // 900 000 gas · 50 gwei · 1.2 = 0.054 wS, at 0.0458 USD 0.0024732 USDC.
    expect(orderFee('400', rateOf('open-long'), 6)).toEqual({
      amount: '0.402474',
      gas: '0.002474',
      bps: 10,
      waivedBelowUsd: null,
    });
    expect(orderFee('10000', rateOf('open-short'), 18).amount).toBe('10.054');
    expect(orderFee('10000', rateOf('close-long'), 18).amount).toBe('5.048');
    expect(orderFee('400', rateOf('close-short'), 6).amount).toBe('0.202199');
  });

  it('is only gas for a swap of any size', () => {
    expect(orderFee('10000', rateOf('swap-to-quote'), 18)).toEqual({
      amount: '0.048',
      gas: '0.048',
      bps: 0,
      waivedBelowUsd: null,
    });
  });

  it('waives the share only for opens below 100 USD', () => {
    const open = (amount: string) => orderFee(amount, rateOf('open-long'), 6);
    expect(open('99.999999')).toEqual({
      amount: '0.002474',
      gas: '0.002474',
      bps: 10,
      waivedBelowUsd: '100',
    });
    expect(open('100')).toMatchObject({ amount: '0.102474', waivedBelowUsd: null });
    expect(orderFee('1', rateOf('close-short'), 6).amount).toBe('0.002699');
  });

  it('values an open in USD at the oracle’s price, not by token count', () => {
    const dear = rateOf('open-long', platform('0'), riskAccount({ price: '2' }));
    expect(orderFee('49.999999', dear, 6).amount).toBe('0');
    expect(orderFee('50', dear, 6).amount).toBe('0.05');
  });

  it('is unknown without a gas price, or without a price to convert gas into the sold token', () => {
    const unknown = (fees: Fees, of: RiskAccount | null) =>
      feeRate('open-long', MARKET, fees, of) === null;
    expect(unknown(platform(null), account)).toBe(true);
    expect(unknown(platform(FIFTY_GWEI), null)).toBe(true);
    expect(unknown(platform(FIFTY_GWEI), riskAccount({}, { price: null }))).toBe(true);
    expect(unknown(platform(FIFTY_GWEI), riskAccount({ price: null }))).toBe(true);
    expect(unknown({ ...PLATFORM, nativeSymbol: 'S', gasPrice: aged('1', 0) }, account)).toBe(true);
  });

  const unit = fc.bigInt({ min: 1n, max: 10n ** 20n });
  it('covers the gas cost, exceeding it by less than a base unit', () => {
    fc.assert(
      fc.property(unit, unit, unit, (gwei, wS, usdc) => {
        const prices = { wS: fromBaseUnits(wS, 18), usdc: fromBaseUnits(usdc, 18) };
        const of = riskAccount({ price: prices.usdc }, { price: prices.wS });
        const gasPrice = fromBaseUnits(gwei, 18);
        const { gas } = rateOf('open-long', platform(gasPrice), of);
        const cost = decimal('1080000').times(decimal(gasPrice)).times(decimal(prices.wS));
        const paid = (amount: string) => decimal(amount).times(decimal(prices.usdc));
        expect(paid(gas).gte(cost)).toBe(true);
        expect(paid(gas).minus(paid('0.000001')).lt(cost)).toBe(true);
      }),
    );
  });
});

describe('an amount before its fee', () => {
  it('is the largest that leaves room for the fee', () => {
    const units = fc.bigInt({ min: 1n, max: 10n ** 24n });
    fc.assert(
      fc.property(units, fc.nat(1_000), fc.nat(10 ** 6), (total, bps, gasUnits) => {
        const rate = { ...share(bps), gas: fromBaseUnits(BigInt(gasUnits), 6) };
        const amount = beforeFee(decimal(fromBaseUnits(total, 6)), rate).round(6, 0);
        if (amount.lt('1')) return;
        const spent = (sold: typeof amount) =>
          sold.plus(decimal(orderFee(sold.toFixed(), rate, 6).amount)).times('1000000');
        expect(spent(amount).lte(`${total}`)).toBe(true);
        expect(spent(amount.plus('0.000001')).gt(`${total}`)).toBe(true);
      }),
    );
  });
});

describe('the largest fee a session allows', () => {
  it('is rounded up as in the engine, and less than the amount', () => {
    expect(feeBound(4_000_000n, 100)).toBe(40_000n);
    expect(feeBound(3n, 1)).toBe(1n);
    expect(feeBound(1n, 1)).toBe(0n);
    expect(feeBound(4_000_000n, 10_000)).toBe(3_999_999n);
  });
});
