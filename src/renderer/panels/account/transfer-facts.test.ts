import { describe, expect, it } from 'vitest';
import { aged } from '../../../shared/domain/aged.ts';
import { riskAccount, USDC } from '../../../shared/math/testing.ts';
import { transactionWords } from '../../words/account.ts';
import { largestTransfer, transferFacts } from './transfer-facts.ts';
import { transferPlan } from './transfer-plan.ts';

const NOW = 1_776_944_355_000;
const usdc = { address: USDC.token, symbol: 'USDC', decimals: 6 };
const risk = riskAccount({ collateral: '5', debt: '2' }, { collateral: '1000' });
const setup = {
  nativeBalance: '1',
  tokens: [
    {
      token: USDC.token,
      walletBalance: '50',
      depositAllowance: '3',
      engineAllowance: '0',
      borrowAllowance: '0',
    },
  ],
};

describe('the maximum transfer', () => {
  it('is the wallet balance, the largest withdrawal, or the debt plus a little interest', () => {
    const most = (kind: 'deposit' | 'withdraw' | 'repay') =>
      largestTransfer(kind, usdc, { setup, risk });
    expect([most('deposit'), most('withdraw'), most('repay')]).toEqual(['50', '5', '2.002']);
  });

  it('is unknown while the account’s figures are missing or stale', () => {
    const old = transferFacts({ setup: aged(setup, NOW), risk: aged(risk, NOW) }, NOW + 60_001);
    expect(old).toEqual({ setup: null, risk: null });
    for (const kind of ['deposit', 'withdraw', 'repay'] as const) {
      expect(largestTransfer(kind, usdc, old)).toBeNull();
    }
    const fresh = transferFacts({ setup: aged(setup, NOW), risk: aged(risk, NOW) }, NOW + 60_000);
    expect(fresh).toEqual({ setup, risk });
  });
});

describe('the transactions of a transfer', () => {
  const kinds = (kind: 'deposit' | 'withdraw' | 'repay', amount: string) =>
    transferPlan(kind, USDC.token, amount, setup).map((action) => action.kind);

  it('approve exactly the amount that leaves the wallet, unless already approved', () => {
    expect(kinds('deposit', '3')).toEqual(['deposit']);
    expect(kinds('deposit', '3.000001')).toEqual(['approve-token', 'deposit']);
    expect(kinds('repay', '4')).toEqual(['approve-token', 'repay']);
    expect(kinds('withdraw', '4')).toEqual(['withdraw']);
  });

  it('are described with every digit that will be signed', () => {
    const [allow, deposit] = transferPlan('deposit', USDC.token, '3.000001', setup);
    expect(allow && transactionWords(allow, 'USDC')).toContain('up to 3.000001 USDC');
    expect(deposit && transactionWords(deposit, 'USDC')).toContain('Deposit 3.000001 USDC');
    const token = USDC.token;
    const endless = { kind: 'approve-borrow', token, amount: 'unlimited' } as const;
    expect(transactionWords(endless, 'USDC')).toContain('any amount of USDC');
  });
});
