import { describe, expect, it } from 'vitest';
import { aged } from '../domain/aged.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import { riskAccount, WORKED_LONG, WS } from '../math/testing.ts';
import { checkPolicy } from './check-policy.ts';
import { codes, facts, NOW, openLong } from './testing.ts';

const tickerOf = (changed: { readonly markPrice?: string; readonly receivedAt?: number }) => ({
  tickers: facts.tickers.map((ticker) => ({ ...ticker, ...changed })),
});

describe('an order that opens risk', () => {
  it('is accepted at exactly the maximum age', () => {
    const risk = aged(riskAccount({ collateral: '1' }), NOW - 60_000);
    expect(codes(openLong('4'), { ...tickerOf({ receivedAt: NOW - 30_000 }), risk })).toEqual([]);
  });

  it('is refused on figures from the future, because the clock was set back', () => {
    expect(codes(openLong('4'), tickerOf({ receivedAt: NOW + 30_001 }))).toEqual(['PRICE_STALE']);
    const risk = aged(riskAccount({ collateral: '1' }), NOW + 60_001);
    expect(codes(openLong('4'), { risk })).toEqual(['ACCOUNT_STALE']);
  });

  it('is refused on an invalid price', () => {
    for (const markPrice of ['0', '-0.0458', '1e-5', '', 'NaN']) {
      expect(codes(openLong('4'), tickerOf({ markPrice }))).toEqual(['PRICE_STALE']);
    }
  });

  it('is refused until the allowances have been read once; their age does not matter', () => {
    expect(codes(openLong('4'), { setup: aged(null, null) })).toEqual(['ACCOUNT_STALE']);
    const other = facts.setup.value?.tokens.filter(({ token }) => token === WS.token) ?? [];
    const setup = aged({ nativeBalance: '1', tokens: other }, NOW);
    expect(codes(openLong('4'), { setup })).toEqual(['ACCOUNT_STALE']);
    expect(codes(openLong('4'), { setup: aged(facts.setup.value, 0) })).toEqual([]);
  });

  it('is refused when the account lacks the token to borrow, whose debt would not be counted', () => {
    const whole = riskAccount({ collateral: '1' });
    const risk = aged({ ...whole, assets: whole.assets.slice(1) }, NOW);
    expect(codes(openLong('4'), { risk })).toEqual(['ORACLE_STALE']);
  });

  it('is refused while an earlier order’s outcome is unknown', () => {
    expect(codes(openLong('4'), { recovering: 1 })).toEqual(['RECOVERY_RUNNING']);
  });
});

describe('a close', () => {
  const close: OrderDraft = { ...openLong('80'), intent: 'close-long' };
  const limit: OrderDraft = {
    ...close,
    execution: { kind: 'limit', minBuyAmount: '3.6', validForSeconds: 60 },
  };
  const unprotected: OrderDraft = {
    ...close,
    execution: { kind: 'market', protection: { kind: 'unprotected' } },
  };
  const fresh = { risk: aged(WORKED_LONG, NOW) };

  it('proceeds while an earlier order’s outcome is unknown, and before everything is synced', () => {
    expect(codes(close, { ...fresh, recovering: 2, connection: 'syncing' })).toEqual([]);
    expect(codes(close, { ...fresh, connection: 'connecting' })).toEqual(['NOT_LIVE']);
  });

  it('is not refused because hour-old account figures lack the position', () => {
    const risk = aged(riskAccount({ collateral: '1' }), NOW - 3_600_000);
    expect(codes(close, { risk })).toEqual([]);
    expect(codes(close, { risk: aged(risk.value, NOW) })).toEqual([
      'NOTHING_OWED',
      'INSUFFICIENT_COLLATERAL',
    ]);
  });

  it('proceeds without a price if it needs none', () => {
    for (const draft of [limit, unprotected]) {
      const verdict = checkPolicy(draft, { ...facts, ...fresh, tickers: [] });
      expect(verdict).toMatchObject({ violations: [], preview: null });
      expect(verdict.terms).not.toBeNull();
    }
  });

  it('is refused without a price if it has slippage protection', () => {
    expect(checkPolicy(close, { ...facts, ...fresh, tickers: [] })).toEqual({
      violations: [{ code: 'PRICE_STALE', ageMs: null, maxAgeMs: 30_000 }],
      fee: null,
      terms: null,
      preview: null,
    });
  });

  it('is refused, as on chain, when it would leave the account below safe', () => {
    const risk = aged(
      riskAccount({ collateral: '1', debt: '4.04' }, { collateral: '80', price: '0.0415' }),
      NOW,
    );
    const at = { risk, ...tickerOf({ markPrice: '0.0415' }) };
    expect(codes({ ...close, sellAmount: '1' }, at)).toContain('HEALTH_BELOW_SAFE');
    expect(codes({ ...close, sellAmount: '75' }, at)).not.toContain('HEALTH_BELOW_SAFE');
  });
});
