import { describe, expect, it } from 'vitest';
import type { Balance } from '../../../shared/domain/balance.ts';
import { value } from '../../../shared/domain/figure.ts';
import { tokenAddress } from '../../../shared/domain/ids.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { balanceRows } from './balance-rows.ts';

const wS = tokenAddress(`0x${'aB'.repeat(20)}`);
const USDC = tokenAddress(`0x${'cd'.repeat(20)}`);

const balance: Balance = {
  chainId: 146,
  network: 'sonic',
  symbol: 'USDC',
  token: USDC,
  total: '100',
  usdValue: value('100'),
};
const asset = { decimals: 18, collateral: '0', price: '1', maintenance: '0.05' };
const risk: RiskAccount = {
  assets: [
    { ...asset, token: USDC, symbol: 'USDC', debt: '4.04' },
    { ...asset, token: wS, symbol: 'wS', debt: '0' },
  ],
  thresholds: { targetHealth: '1.5', safeHealth: '1.6', minEquity: '0.5' },
};

describe('the balance rows', () => {
  it('show the debt in a token beside its balance, whatever the case of the venue’s address', () => {
    const upper = { ...balance, token: tokenAddress(`0x${'CD'.repeat(20)}`) };
    expect(balanceRows([upper], risk)).toMatchObject([{ total: '100', owed: '4.04' }]);
  });

  it('show a token that has only debt, and none without balance and debt', () => {
    expect(balanceRows([], risk)).toEqual([
      { token: USDC, symbol: 'USDC', total: '0', usdValue: value('0'), owed: '4.04' },
    ]);
  });

  it('are valued at the oracle’s price, or by the venue if the oracle has none', () => {
    const at = (price: string | null) =>
      balanceRows([balance], {
        ...risk,
        assets: [{ ...asset, token: USDC, symbol: 'USDC', debt: '0', price }],
      });
    expect(at('0.999')).toMatchObject([{ usdValue: value('99.9') }]);
    expect(at(null)).toMatchObject([{ usdValue: value('100') }]);
  });

  it('show no debt until the chain has been read', () => {
    expect(balanceRows([balance], null)).toMatchObject([{ owed: null }]);
  });
});
