import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeAmount } from './close-amount.ts';
import { decimal } from './decimal.ts';
import { orderFee } from './fees.ts';
import { MARKET, riskAccount, share, WORKED_LONG, WORKED_SHORT } from './testing.ts';

const rate = share(100);
const all = { market: MARKET, fractionBps: 10_000, worstPrice: '0.0458', rate } as const;

describe('the amount that closes a position', () => {
  it('is a long’s base minus the fee', () => {
    const long = riskAccount({ debt: '4' }, { collateral: '100' });
    const sold = closeAmount({ ...all, account: long, intent: 'close-long' });
    expect(sold).toBe('99.0099009900990099');
    expect(
      decimal(sold)
        .plus(decimal(orderFee(sold, rate, 18).amount))
        .lte(decimal('100')),
    ).toBe(true);
    expect(closeAmount({ ...all, account: long, intent: 'close-long', rate: share(0) })).toBe(
      '100',
    );
  });

  it('is the quote that buys back a short’s debt at the worst price', () => {
    expect(closeAmount({ ...all, account: WORKED_SHORT, intent: 'close-short' })).toBe('4.047575');
  });

  it('is zero without such a position', () => {
    expect(closeAmount({ ...all, account: WORKED_LONG, intent: 'close-short' })).toBe('0');
    expect(closeAmount({ ...all, account: WORKED_SHORT, intent: 'close-long' })).toBe('0');
  });

  const units = (max: number) => fc.bigInt({ min: 1n, max: BigInt(max) });
  const text = (value: bigint, decimals: number): string => {
    const digits = `${value}`.padStart(decimals + 1, '0');
    return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  };

  it('never exceeds the collateral, fee included', () => {
    fc.assert(
      fc.property(
        units(10 ** 15),
        units(10 ** 15),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.nat(10 ** 6),
        fc.constantFrom('close-long' as const, 'close-short' as const),
        (held, owed, fractionBps, bps, gas, intent) => {
          const account =
            intent === 'close-long'
              ? riskAccount({ debt: '1' }, { collateral: text(held, 18) })
              : riskAccount({ collateral: text(held, 6) }, { debt: text(owed, 18) });
          const decimals = intent === 'close-long' ? 18 : 6;
          const charged = { ...share(bps), gas: text(BigInt(gas), decimals) };
          const sold = closeAmount({ ...all, account, intent, fractionBps, rate: charged });
          if (sold === '0') return;
          const spent = decimal(sold).plus(decimal(orderFee(sold, charged, decimals).amount));
          expect(spent.lte(decimal(text(held, decimals)))).toBe(true);
        },
      ),
    );
  });

  it('leaves no debt on a short if its collateral can pay for it at the worst price', () => {
    fc.assert(
      fc.property(units(10 ** 15), fc.integer({ min: 1, max: 99_999 }), (owed, price) => {
        const worstPrice = text(BigInt(price), 4);
        const account = riskAccount({ collateral: '1000000000' }, { debt: text(owed, 18) });
        const sold = closeAmount({ ...all, account, intent: 'close-short', worstPrice });
        const bought = decimal(sold).div(decimal(worstPrice));
        expect(bought.gte(decimal(text(owed, 18)))).toBe(true);
      }),
    );
  });
});
