import { describe, expect, it } from 'vitest';
import type { AccountSetup, TokenSetup } from '../../../shared/domain/account-setup.ts';
import { MARKET, riskAccount, USDC, WS } from '../../../shared/math/testing.ts';
import { checklist } from './checklist.ts';

const NOTHING = {
  walletBalance: '0',
  depositAllowance: '0',
  engineAllowance: '0',
  borrowAllowance: '0',
};
const READY = { engineAllowance: 'unlimited', borrowAllowance: '100000' };
const setupWith = (
  both: Partial<TokenSetup>,
  usdc: Partial<TokenSetup> = {},
  nativeBalance = '1',
): AccountSetup => ({
  nativeBalance,
  tokens: [
    { ...NOTHING, ...both, ...usdc, token: USDC.token },
    { ...NOTHING, ...both, token: WS.token },
  ],
});
const empty = riskAccount({});
const funded = riskAccount({ collateral: '100' });
const states = (setup: AccountSetup, risk = funded) =>
  checklist(setup, risk, MARKET).map(({ state }) => state);
const steps = (setup: AccountSetup, risk = funded) =>
  checklist(setup, risk, MARKET).flatMap(({ step }) => (step ? [step.button] : []));

describe('the set-up checklist', () => {
  it('lists every step for a new account, and offers those that need no funds', () => {
    const fresh = setupWith({}, {}, '0');
    expect(states(fresh, empty)).toEqual(Array(8).fill('missing'));
    expect(steps(fresh, empty)).toEqual(['Allow', 'Allow', 'Allow', 'Allow']);
  });

  it('is done for an account that can trade, however little is left in the wallet', () => {
    expect(states(setupWith(READY))).toEqual(Array(8).fill('done'));
    expect(steps(setupWith(READY))).toEqual([]);
  });

  it('proposes a first deposit of 100 or the smaller wallet balance, approving exactly that amount', () => {
    const step = (wallet: string, depositAllowance: string) =>
      checklist(setupWith(READY, { walletBalance: wallet, depositAllowance }), empty, MARKET).find(
        ({ title }) => title.startsWith('Margin'),
      )?.step?.plan;
    const amounts = (amount: string) => ({ token: USDC.token, amount });
    expect(step('900', '0')).toEqual([
      { kind: 'approve-token', ...amounts('100') },
      { kind: 'deposit', ...amounts('100') },
    ]);
    expect(step('7.5', '7.4')).toHaveLength(2);
    expect(step('7.5', '7.5')).toEqual([{ kind: 'deposit', ...amounts('7.5') }]);
    expect(step('7.5', 'unlimited')).toHaveLength(1);
  });

  it('approves the engine without a limit, one token and one allowance at a time', () => {
    expect(
      checklist(setupWith({}), funded, MARKET).flatMap(({ step }) => step?.plan ?? []),
    ).toEqual(
      [USDC, WS].flatMap(({ token }) => [
        { kind: 'approve-engine', token, amount: 'unlimited' },
        { kind: 'approve-borrow', token, amount: 'unlimited' },
      ]),
    );
  });

  it('warns about a borrow allowance below twice the debt, or below the account’s own size', () => {
    const borrow = (borrowAllowance: string, debt: string) =>
      states(
        setupWith({ ...READY }, { borrowAllowance }),
        riskAccount({ collateral: '200', debt }),
      )[5];
    expect(borrow('300', '150')).toBe('done');
    expect(borrow('299.999999', '150')).toBe('low');
    expect(borrow('200', '0')).toBe('done');
    expect(borrow('199.999999', '0')).toBe('low');
  });

  it('warns about an engine allowance too small to close the whole position', () => {
    const engine = (engineAllowance: string) => states(setupWith({ ...READY, engineAllowance }))[4];
    expect(engine('100')).toBe('done');
    expect(engine('99.999999')).toBe('low');
    expect(steps(setupWith({ ...READY, engineAllowance: '1' }))).toEqual(['Raise']);
  });

  it('shows no remaining amount for an unlimited allowance', () => {
    const left = `${2n ** 255n}`;
    const items = checklist(setupWith({ ...READY, borrowAllowance: left }), funded, MARKET);
    expect(items.at(-1)).toMatchObject({ state: 'done', detail: 'no limit' });
  });
});
