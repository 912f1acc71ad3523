import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accruedBorrows, debtOfShares, utilizationWad } from './accrued-debt.ts';

const WEEK = 604_800;
const WAD = 10n ** 18n;
const APR_58 = 58n * 10n ** 16n;

describe('what is owed of an asset', () => {
  const totals = { cash: 0n, borrows: 1_000_000_000n, lastAccrual: 1_000n };

  it('grows by 1.1 % in a week at 58 % a year', () => {
    // 1 000 USDC · 0.58 · 604 800 / 31 536 000 = 11.123287… USDC
    expect(accruedBorrows(totals, APR_58, 1_000 + WEEK)).toBe(1_011_123_287n);
  });

  it('is as of the last touch before that, at no rate, and for an asset never touched', () => {
    expect(accruedBorrows(totals, APR_58, 1_000)).toBe(totals.borrows);
    expect(accruedBorrows(totals, APR_58, 999)).toBe(totals.borrows);
    expect(accruedBorrows(totals, 0n, 1_000 + WEEK)).toBe(totals.borrows);
    expect(accruedBorrows({ ...totals, lastAccrual: 0n }, APR_58, WEEK)).toBe(totals.borrows);
  });

  it('never falls as time passes, and grows in proportion to it to within two base units', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 30n });
    const rate = fc.bigInt({ min: 0n, max: 100n * WAD });
    fc.assert(
      fc.property(amount, rate, fc.integer({ min: 0, max: 100_000_000 }), (borrows, apr, after) => {
        const grownBy = (seconds: number) =>
          accruedBorrows({ ...totals, borrows }, apr, 1_000 + seconds) - borrows;
        const [once, twice] = [grownBy(after), grownBy(2 * after)];
        expect(once).toBeGreaterThanOrEqual(0n);
        expect(twice).toBeGreaterThanOrEqual(2n * once);
        // Two roundings down, of which the one of the growth weighs with the borrows.
        expect(twice - 2n * once).toBeLessThanOrEqual(2n + borrows / WAD);
      }),
    );
  });
});

it('the share lent out is the borrows over cash and borrows, none of an empty asset', () => {
  expect(utilizationWad({ cash: 3n, borrows: 1n })).toBe(WAD / 4n);
  expect(utilizationWad({ cash: 0n, borrows: 7n })).toBe(WAD);
  expect(utilizationWad({ cash: 0n, borrows: 0n })).toBe(0n);
});

it('a debt by its shares is rounded up, as the contract does', () => {
  expect(debtOfShares(1n, 10n, 3n)).toBe(4n);
  expect(debtOfShares(3n, 9n, 3n)).toBe(9n);
  expect(debtOfShares(0n, 0n, 0n)).toBe(0n);
});
