import { describe, expect, it } from 'vitest';
import { accountValues, isHeld, leverage } from './account-values.ts';
import { toText } from './decimal.ts';
import { riskAccount, USDC } from './testing.ts';

describe('the values of an account', () => {
  it('are exact USD sums over collateral and debt', () => {
    const account = riskAccount({ collateral: '10', debt: '1' }, { collateral: '100', debt: '30' });
    const values = accountValues(account);
    expect(values && Object.values(values).map(toText)).toEqual([
      '14.58', // 10 + 100 · 0.0458
      '2.374', // 1 + 30 · 0.0458
      '12.206',
      '0.5177', // 11 · 0.02 + 130 · 0.0458 · 0.05
    ]);
  });

  it('never have negative equity', () => {
    const values = accountValues(riskAccount({ collateral: '1', debt: '3' }));
    expect(values && toText(values.equity)).toBe('0');
  });

  it('are zero for an empty account, whose assets need no price', () => {
    const values = accountValues(riskAccount({ price: null }, { price: null }));
    expect(values && Object.values(values).map(toText)).toEqual(['0', '0', '0', '0']);
  });

  it('are unknown while a borrowed token has no price', () => {
    expect(accountValues(riskAccount({ collateral: '5' }, { debt: '1', price: null }))).toBeNull();
  });
});

describe('an asset', () => {
  it('counts as held when it is collateral or debt', () => {
    expect(isHeld({ ...USDC, collateral: '0.000001' })).toBe(true);
    expect(isHeld({ ...USDC, debt: '0.000001' })).toBe(true);
    expect(isHeld(USDC)).toBe(false);
  });
});

describe('leverage', () => {
  it('is 1 without debt', () => {
    expect(leverage(riskAccount({ collateral: '3' }))?.toFixed(18)).toBe(`1.${'0'.repeat(18)}`);
  });

  it('is unknown without equity or without a price', () => {
    expect(leverage(riskAccount({ collateral: '4', debt: '4' }))).toBeNull();
    expect(leverage(riskAccount({ collateral: '4', debt: '5' }))).toBeNull();
    expect(leverage(riskAccount({ collateral: '4', price: null }))).toBeNull();
    expect(leverage(riskAccount({}))).toBeNull();
  });
});
