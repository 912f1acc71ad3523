import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aged } from '../domain/aged.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Session } from '../domain/session.ts';
import { DEFAULT_LIMITS } from '../domain/user-limits.ts';
import { riskAccount, USDC, WORKED_LONG, WS } from '../math/testing.ts';
import { checkPolicy } from './check-policy.ts';
import { codes, facts, NOW, openLong, session } from './testing.ts';

describe('the policy on opening a long', () => {
  it('accepts 4 USDC on 1 USDC of margin, with exact terms and the resulting account', () => {
    const verdict = checkPolicy(openLong('4'), facts);
    expect(verdict.violations).toEqual([]);
    expect(verdict.terms).toMatchObject({
      sellSymbol: 'USDC',
      buySymbol: 'wS',
      feeAmount: '0.04',
      protection: { kind: 'slippage', minBuyAmount: '86.899563318777292577' },
      validTo: NOW / 1_000 + 60,
    });
    expect(verdict.preview?.after.health).toMatchObject({
      value: expect.stringMatching(/^3\.19148936/),
    });
    expect(verdict.preview?.after).toMatchObject({ side: 'long', regime: 'safe' });
    expect(verdict.preview?.before).toMatchObject({ equity: '1', debt: '0', side: null });
    expect(verdict.preview?.worstPrice).toMatch(/^0\.04603015/);
  });

  it('refuses equity below the venue’s minimum, e.g. 5x on ten cents', () => {
    const tenCents = { risk: aged(riskAccount({ collateral: '0.1' }), NOW) };
    const verdict = checkPolicy(openLong('0.4'), { ...facts, ...tenCents });
    expect(verdict.violations).toContainEqual({
      code: 'ORDER_BELOW_MIN_EQUITY',
      equity: expect.stringMatching(/^0\.09[56]/),
      minimum: '0.5',
    });
  });

  it('refuses a health factor below safe, even if above target', () => {
    expect(codes(openLong('11'))).toEqual(['HEALTH_BELOW_SAFE']);
    expect(codes(openLong('7'))).toEqual([]);
  });

  it('returns every reason at once', () => {
    expect(
      codes(openLong('60'), {
        connection: 'offline',
        keychain: 'locked',
        configChanges: ['executorAddress'],
        recovering: 1,
        risk: aged(riskAccount({ collateral: '1' }), NOW - 61_000),
        setup: aged(null, null),
        lane: { kind: 'none' },
      }),
    ).toEqual([
      'NOT_LIVE',
      'KEYCHAIN_NOT_READY',
      'VENUE_CONFIG_CHANGED',
      'RECOVERY_RUNNING',
      'ACCOUNT_STALE',
      'NO_SESSION',
      'ORDER_BELOW_MIN_EQUITY',
      'HEALTH_BELOW_SAFE',
    ]);
  });

  it('fails closed on a stale price, a missing oracle price and an unread account', () => {
    const old = facts.tickers.map((ticker) => ({ ...ticker, receivedAt: NOW - 30_001 }));
    expect(codes(openLong('4'), { tickers: old })).toEqual(['PRICE_STALE']);
    expect(codes(openLong('4'), { tickers: [] })).toEqual(['PRICE_STALE']);
    const blind = aged(riskAccount({ collateral: '1' }, { price: null }), NOW);
    expect(codes(openLong('4'), { risk: blind })).toEqual(['ORACLE_STALE']);
    expect(codes(openLong('4'), { risk: aged(null, null) })).toEqual(['ACCOUNT_STALE']);
  });

  it('refuses orders the session does not cover: amount plus fee, token, fee, time', () => {
    const withSession = (changed: Partial<Session>) =>
      codes(openLong('4'), { lane: { kind: 'free', session: { ...session, ...changed } } });
    const usdc = (remaining: string) => [
      { token: USDC.token, symbol: 'USDC', limit: remaining, remaining },
    ];
    expect(withSession({ limits: usdc('4.04') })).toEqual([]);
    expect(withSession({ limits: usdc('4.039999') })).toEqual(['SESSION_TOKEN_LIMIT']);
    expect(withSession({ limits: [] })).toEqual(['SESSION_TOKEN_NOT_ALLOWED']);
    expect(withSession({ maxFeeBps: 99 })).toEqual(['SESSION_FEE_TOO_HIGH']);
    expect(withSession({ validUntil: NOW / 1_000 + 89 })).toEqual(['SESSION_EXPIRES_TOO_SOON']);
    expect(withSession({ validUntil: 0 })).toEqual([]);
  });

  it('says what is wrong with the only session it could use', () => {
    const unusable = (changed: Partial<Session>) =>
      checkPolicy(openLong('4'), {
        ...facts,
        lane: { kind: 'unusable', session: { ...session, ...changed } },
      }).violations;
    expect(unusable({ chain: 'revoked' })).toEqual([
      { code: 'SESSION_NOT_ACTIVE', state: 'revoked' },
    ]);
    expect(unusable({ key: 'missing' })).toEqual([
      { code: 'SESSION_KEY_NOT_READY', state: 'missing' },
    ]);
    expect(codes(openLong('4'), { lane: { kind: 'busy', session } })).toEqual(['SESSION_BUSY']);
  });

  it('refuses an order whose amount and fee exceed the borrow allowance', () => {
    const setup = aged(
      {
        nativeBalance: '1',
        tokens: [
          {
            token: USDC.token,
            walletBalance: '0',
            depositAllowance: '0',
            engineAllowance: 'unlimited' as const,
            borrowAllowance: '4.03',
          },
        ],
      },
      NOW,
    );
    expect(checkPolicy(openLong('4'), { ...facts, setup }).violations).toEqual([
      { code: 'BORROW_ALLOWANCE', symbol: 'USDC', needed: '4.04', allowed: '4.03' },
    ]);
  });

  it('refuses excess decimals, zero and malformed amounts', () => {
    const reason = (amount: string) =>
      checkPolicy(openLong(amount), facts).violations.map((v) =>
        'reason' in v ? v.reason : v.code,
      );
    expect(reason('4.0000001')).toEqual(['too-many-decimals']);
    expect(reason('0')).toEqual(['not-positive']);
    expect(reason('1e3')).toEqual(['not-a-number']);
    expect(reason('-4')).toEqual(['not-a-number']);
    expect(reason('9'.repeat(80))).toEqual(['too-large']);
  });

  it('refuses slippage and validity out of bounds', () => {
    const market = (bps: number): OrderDraft => ({
      ...openLong('4'),
      execution: { kind: 'market', protection: { kind: 'slippage', bps } },
    });
    const limit = (validForSeconds: number): OrderDraft => ({
      ...openLong('4'),
      execution: { kind: 'limit', minBuyAmount: '87', validForSeconds },
    });
    for (const bps of [-1, 1_001, 0.5, Number.NaN]) {
      expect(codes(market(bps))).toEqual(['SLIPPAGE_INVALID']);
    }
    for (const seconds of [0, 3_601, 1.5, Number.NaN]) {
      expect(codes(limit(seconds))).toEqual(['VALIDITY_INVALID']);
    }
    expect([...codes(market(1_000)), ...codes(limit(3_600))]).toEqual([]);
  });

  it('keeps a margin for the contract’s rounding above safe health and minimum equity', () => {
    // 1 USDC of equity, 6 borrowed without a fee: E = 1 and M = 0.02 · 7 + 0.05 · 6 = 0.44.
    const open: OrderDraft = {
      ...openLong('6'),
      execution: { kind: 'limit', minBuyAmount: '60', validForSeconds: 60 },
    };
    const account = riskAccount({ collateral: '1' }, { price: '0.1' });
    const at = (safeHealth: string, minEquity: string) => {
      const thresholds = { targetHealth: '1.5', safeHealth, minEquity };
      const risk = aged({ ...account, thresholds }, NOW);
      const limits = { ...DEFAULT_LIMITS, maxPriceDeviationBps: null };
      return codes(open, { fees: { kind: 'relayer', bps: 0, asOf: 'always' }, risk, limits });
    };
    // The debt may be two base units of USDC higher: E = 0.999998 and M = 0.44000004, give or take a few 1e-18.
    expect(at('2.2727', '0.999997')).toEqual([]);
    expect(at('2.2728', '0.999997')).toEqual(['HEALTH_BELOW_SAFE']);
    expect(at('2.2727', '0.999998')).toEqual(['ORDER_BELOW_MIN_EQUITY']);
  });
});

describe('the policy on a short', () => {
  const openShort = (sellAmount: string): OrderDraft => ({
    ...openLong(sellAmount),
    intent: 'open-short',
  });

  it('borrows base and applies the mirrored rules', () => {
    const { violations, terms, preview } = checkPolicy(openShort('87.5'), facts);
    expect(violations).toEqual([]);
    expect(terms).toMatchObject({
      sellSymbol: 'wS',
      feeAmount: '0.875',
      protection: { minBuyAmount: '3.987463' },
    });
    expect(preview?.after).toMatchObject({
      side: 'short',
      health: { value: expect.stringMatching(/^3\.17300421/) },
      softLiquidation: {
        kind: 'at',
        price: expect.stringMatching(/^0\.051127528/),
        side: 'above',
      },
    });
    expect(codes(openShort('250'))).toEqual(['HEALTH_BELOW_SAFE']);
  });
});

describe('the policy on a limit order', () => {
  it('uses the price at which it fills, not the current price', () => {
    const resting = (sellAmount: string, minBuyAmount: string): OrderDraft => ({
      ...openLong(sellAmount),
      execution: { kind: 'limit', minBuyAmount, validForSeconds: 60 },
    });
    expect(codes(resting('8', '266.67'))).toEqual(['HEALTH_BELOW_SAFE']);
    expect(codes(resting('4', '133.33'))).toEqual([]);
  });
});

describe('the policy on an unknown market', () => {
  it('still reports everything else', () => {
    const draft = { ...openLong('4'), symbol: 'wETH-USDC' };
    expect(codes(draft, { lane: { kind: 'none' }, keychain: 'locked' })).toEqual([
      'UNKNOWN_MARKET',
      'KEYCHAIN_NOT_READY',
      'PRICE_STALE',
      'NO_SESSION',
    ]);
  });
});

describe('the policy on closing', () => {
  const close: OrderDraft = { ...openLong('80'), intent: 'close-long' };

  it('accepts stale figures, because a close is protective', () => {
    expect(codes(close, { connection: 'syncing', risk: aged(WORKED_LONG, NOW - 600_000) })).toEqual(
      [],
    );
  });

  it('requires the engine’s allowance, but no borrow allowance', () => {
    const allowing = (engineAllowance: string) =>
      aged(
        {
          nativeBalance: '1',
          tokens: [
            {
              token: WS.token,
              walletBalance: '0',
              depositAllowance: '0',
              engineAllowance,
              borrowAllowance: '0',
            },
          ],
        },
        NOW,
      );
    const risk = aged(WORKED_LONG, NOW);
    expect(codes(close, { risk, setup: allowing('80.8') })).toEqual([]);
    expect(checkPolicy(close, { ...facts, risk, setup: allowing('80.7') }).violations).toEqual([
      { code: 'ENGINE_ALLOWANCE', symbol: 'wS', needed: '80.8', allowed: '80.7' },
    ]);
  });

  it('accepts a session close to its end, leaving time for a block', () => {
    const ending = (seconds: number) => ({
      risk: aged(WORKED_LONG, NOW),
      lane: { kind: 'free' as const, session: { ...session, validUntil: NOW / 1_000 + seconds } },
    });
    expect(codes(close, ending(30))).toEqual([]);
    expect(codes(close, ending(29))).toEqual(['SESSION_EXPIRES_TOO_SOON']);
  });

  it('refuses to sell more than the collateral, fee included', () => {
    const risk = aged(WORKED_LONG, NOW);
    expect(codes({ ...close, sellAmount: '87' }, { risk })).toEqual(['INSUFFICIENT_COLLATERAL']);
    expect(codes({ ...close, sellAmount: '86' }, { risk })).toEqual([]);
  });

  it('refuses a close without debt to repay', () => {
    const risk = aged(riskAccount({ collateral: '1' }, { collateral: '100' }), NOW);
    expect(checkPolicy(close, { ...facts, risk }).violations).toEqual([
      { code: 'NOTHING_OWED', symbol: 'USDC' },
    ]);
    expect(codes({ ...close, intent: 'swap-to-quote' }, { risk })).toEqual([]);
  });

  it('refuses an amount that buys too little to be booked, at mark or at a limit', () => {
    const risk = aged(WORKED_LONG, NOW);
    // At 0.0458 a base unit of USDC costs 0.000022 wS, and a repayment needs two units.
    const tooSmall = { code: 'AMOUNT_INVALID', reason: 'too-small', field: 'sellAmount' };
    const selling = (sellAmount: string, changed: Partial<OrderDraft> = {}) =>
      checkPolicy({ ...close, sellAmount, ...changed }, { ...facts, risk }).violations;
    expect(selling('0.000043')).toMatchObject([tooSmall]);
    expect(selling('0.000044')).toEqual([]);
    expect(selling('0.000021', { intent: 'swap-to-quote' })).toMatchObject([tooSmall]);
    expect(selling('0.000022', { intent: 'swap-to-quote' })).toEqual([]);
    const limit = (minBuyAmount: string) =>
      ({ execution: { kind: 'limit', minBuyAmount, validForSeconds: 60 } }) as const;
    expect(selling('0.000021', limit('0.000001'))).toMatchObject([tooSmall]);
    expect(selling('0.000021', limit('0.000002'))).toEqual([]);
  });

  it('refuses an amount above uint256, even with stale figures', () => {
    const risk = aged(WORKED_LONG, NOW - 600_000);
    const huge: OrderDraft = { ...close, intent: 'close-short', sellAmount: '9'.repeat(70) };
    expect(checkPolicy(huge, { ...facts, risk }).violations).toMatchObject([
      { code: 'AMOUNT_INVALID', reason: 'too-large' },
      { code: 'SESSION_TOKEN_LIMIT' },
    ]);
  });

  it('repays debt first and keeps the surplus as collateral', () => {
    const preview = checkPolicy(
      { ...close, sellAmount: '86' },
      { ...facts, risk: aged(WORKED_LONG, NOW) },
    ).preview;
    const usdc = preview?.accountAfter.assets.find(({ token }) => token === USDC.token);
    expect(usdc?.debt).toMatch(/^0\.1012/);
    expect(usdc?.collateral).toBe('1');
  });
});

describe('the policy on any draft', () => {
  const sizes = fc.integer({ min: 1, max: 40_000_000 });

  it('never accepts a larger open if a smaller one is too risky', () => {
    const risky = (units: number) =>
      codes(openLong(`${Math.trunc(units / 1e6)}.${`${units % 1e6}`.padStart(6, '0')}`)).some(
        (code) => code === 'HEALTH_BELOW_SAFE' || code === 'ORDER_BELOW_MIN_EQUITY',
      );
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        if (risky(Math.min(a, b))) expect(risky(Math.max(a, b))).toBe(true);
      }),
    );
  });

  it('returns reasons and never throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('', '.', '-0', '0', '1', '4.2', '1e999', '٣', '0x10', ' 4'),
    );
    const intents = fc.constantFrom('open-long', 'open-short', 'close-long', 'close-short');
    const number = fc.oneof(fc.double(), fc.integer({ min: 0, max: 5_000 }));
    const input = fc.record({ sell: text, least: text, markPrice: text, intent: intents, number });
    fc.assert(
      fc.property(input, ({ sell, least, markPrice, intent, number }) => {
        const executions = [
          { kind: 'limit', minBuyAmount: least, validForSeconds: number },
          { kind: 'market', protection: { kind: 'slippage', bps: number } },
          { kind: 'market', protection: { kind: 'unprotected' } },
        ] as const;
        const tickers = facts.tickers.map((ticker) => ({ ...ticker, markPrice }));
        for (const execution of executions) {
          const draft = { ...openLong(sell), intent, execution };
          const verdict = checkPolicy(draft, { ...facts, tickers });
          expect(verdict.violations.length > 0 || verdict.terms !== null).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
