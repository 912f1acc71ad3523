import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, toText } from '../math/decimal.ts';
import { riskAccount, USDC, WS } from '../math/testing.ts';
import { largestRepayment, largestWithdrawal } from '../math/transfer-limits.ts';
import { fromBaseUnits } from '../math/units.ts';
import { type Transfer, transferRules, withdrawRules } from './owner-rules.ts';

const usdc = { address: USDC.token, symbol: 'USDC', decimals: 6 };
const indebted = riskAccount({ collateral: '100' }, { debt: '1' });
const setup = {
  nativeBalance: '1',
  tokens: [
    {
      token: USDC.token,
      walletBalance: '50',
      depositAllowance: '0',
      engineAllowance: '0',
      borrowAllowance: '0',
    },
  ],
};
const codes = (kind: Transfer['kind'], amount: string, risk = indebted) =>
  transferRules({ kind, token: usdc, amount }, { setup, risk }).map(({ code }) => code);

describe('a withdrawal', () => {
  it('may take everything without debt, whatever the oracle says', () => {
    const free = riskAccount({ collateral: '100', price: null });
    expect(withdrawRules(free, USDC.token, '100')).toEqual([]);
    expect(largestWithdrawal(free, USDC.token)).toBe('100');
  });

  it('of more than the collateral is refused with the available amount', () => {
    expect(withdrawRules(indebted, USDC.token, '100.000001')).toEqual([
      {
        code: 'INSUFFICIENT_COLLATERAL',
        symbol: 'USDC',
        needed: '100.000001',
        available: '100',
      },
    ]);
  });

  it('must leave the safe health factor and the minimum equity', () => {
    expect(codes('withdraw', '99.454199')).toEqual([]);
    expect(codes('withdraw', '99.4542')).toEqual(['ORDER_BELOW_MIN_EQUITY']);
    expect(codes('withdraw', '99.99')).toEqual(['ORDER_BELOW_MIN_EQUITY', 'HEALTH_BELOW_SAFE']);
  });

  it('needs an oracle price while there is debt', () => {
    const unpriced = riskAccount({ collateral: '100' }, { debt: '1', price: null });
    expect(withdrawRules(unpriced, USDC.token, '1')).toEqual([
      { code: 'ORACLE_STALE', symbol: 'wS' },
    ]);
    expect(largestWithdrawal(unpriced, USDC.token)).toBe('0');
  });

  it('of what does not count as collateral is of all of it, or of nothing while the account is not safe', () => {
    const owing = (debt: string) =>
      riskAccount(
        { collateral: '100', debt },
        { collateral: '7', price: null, notCollateral: true },
      );
    expect(largestWithdrawal(owing('90'), WS.token)).toBe('7');
    expect(withdrawRules(owing('90'), WS.token, '7')).toEqual([]);
    expect(largestWithdrawal(owing('99'), WS.token)).toBe('0');
    expect(withdrawRules(owing('99'), WS.token, '1')).not.toEqual([]);
  });

  it('of the most allowed is allowed, and of one base unit more is not', () => {
    const units = (most: bigint) => fc.bigInt({ min: 0n, max: most });
    fc.assert(
      fc.property(
        units(10n ** 12n),
        units(10n ** 25n),
        units(10n ** 12n),
        fc.constantFrom(USDC, WS),
        (cash, held, owed, { token, decimals }) => {
          const risk = riskAccount(
            { collateral: fromBaseUnits(cash, 6), debt: fromBaseUnits(owed, 6) },
            { collateral: fromBaseUnits(held, 18) },
          );
          const most = largestWithdrawal(risk, token);
          if (most !== '0') expect(withdrawRules(risk, token, most)).toEqual([]);
          const more = toText(decimal(most).plus(decimal(fromBaseUnits(1n, decimals))));
          expect(withdrawRules(risk, token, more)).not.toEqual([]);
        },
      ),
    );
  });
});

describe('a deposit or a repayment', () => {
  it('cannot exceed the wallet balance', () => {
    expect(codes('deposit', '50')).toEqual([]);
    expect(codes('deposit', '50.000001')).toEqual(['WALLET_TOO_SMALL']);
    const owing = riskAccount({ debt: '100' });
    expect(codes('repay', '51', owing)).toEqual(['WALLET_TOO_SMALL']);
  });

  it('needs a debt in order to repay', () => {
    expect(codes('repay', '1')).toEqual(['NOTHING_OWED']);
    expect(codes('repay', '1', riskAccount({ debt: '0.000001' }))).toEqual([]);
  });

  it('needs an amount that is exact in its token', () => {
    for (const amount of ['', '0', '-1', '1,5', '0.0000001']) {
      expect(codes('deposit', amount)).toEqual(['AMOUNT_INVALID']);
    }
  });

  it('is left to the chain while there are no fresh figures', () => {
    const unknown = { setup: null, risk: null };
    for (const kind of ['deposit', 'withdraw', 'repay'] as const) {
      expect(transferRules({ kind, token: usdc, amount: '1000000' }, unknown)).toEqual([]);
    }
  });

  it('in full offers slightly more than the debt, up to the wallet balance', () => {
    expect(largestRepayment('4.04', '900', 6)).toBe('4.04404');
    expect(largestRepayment('0.000001', '900', 6)).toBe('0.000002');
    expect(largestRepayment('4.04', '3', 6)).toBe('3');
    expect(largestRepayment('0', '900', 6)).toBe('0');
  });
});
