import { describe, expect, it } from 'vitest';
import { aged } from '../domain/aged.ts';
import type { Fees } from '../domain/fees.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import { PLATFORM, riskAccount, WORKED_LONG } from '../math/testing.ts';
import { checkPolicy } from './check-policy.ts';
import { feeRaiseRule } from './fee-rules.ts';
import { MAX_FEE_AGE_MS } from './limits.ts';
import { codes, facts, NOW, openLong, session } from './testing.ts';

const gas = (asOf: number | null, value: string | null = '0.00000005'): Fees => ({
  ...PLATFORM,
  gasPrice: aged(value, asOf),
});
const quoted = (asOf: number | null): Fees => ({ kind: 'relayer', bps: 100, asOf });
const closeLong: OrderDraft = { ...openLong('40'), intent: 'close-long' };
const swap: OrderDraft = { ...openLong('0.1'), intent: 'swap-to-base' };
const risk = aged(WORKED_LONG, NOW);
const reasons = (draft: OrderDraft, fees: Fees) =>
  checkPolicy(draft, { ...facts, fees, risk }).violations.filter(
    ({ code }) => code === 'FEE_UNKNOWN',
  );

describe('an order that opens risk', () => {
  it.each([
    ['rate', quoted(null), null],
    ['rate', quoted(NOW - MAX_FEE_AGE_MS - 1), MAX_FEE_AGE_MS + 1],
    ['gas-price', gas(null, null), null],
    ['gas-price', gas(NOW - MAX_FEE_AGE_MS - 1), MAX_FEE_AGE_MS + 1],
  ] as const)('is refused without a fresh %s', (missing, fees, ageMs) => {
    const refused = { code: 'FEE_UNKNOWN', missing, ageMs, maxAgeMs: MAX_FEE_AGE_MS };
    expect(reasons(openLong('1'), fees)).toEqual([refused]);
    expect(reasons(swap, fees)).toEqual([refused]);
  });

  it('proceeds with fresh figures', () => {
    expect(codes(openLong('1'), { fees: quoted(NOW - MAX_FEE_AGE_MS) })).toEqual([]);
    expect(codes(openLong('4'), { fees: gas(NOW - MAX_FEE_AGE_MS) })).toEqual([]);
  });

  it('is refused, not signed without a fee, when the fee is unknown', () => {
    const unpriced = aged(riskAccount({ collateral: '1' }, { price: null }), NOW);
    const verdict = checkPolicy(openLong('4'), { ...facts, fees: gas(NOW), risk: unpriced });
    expect(verdict).toMatchObject({ fee: null, terms: null });
    expect(verdict.violations).toContainEqual({
      code: 'FEE_UNKNOWN',
      missing: 'price',
      ageMs: 0,
      maxAgeMs: MAX_FEE_AGE_MS,
    });
  });
});

describe('a close', () => {
  it('proceeds with the last known fee, however old', () => {
    for (const fees of [quoted(null), quoted(NOW - 86_400_000), gas(NOW - 86_400_000)]) {
      expect(reasons(closeLong, fees)).toEqual([]);
    }
  });

  it('is refused if no fee was ever known', () => {
    expect(reasons(closeLong, gas(null, null))).toMatchObject([{ missing: 'gas-price' }]);
  });
});

describe('a fee rate raised between confirming and signing', () => {
  const [shown, raised] = [quoted(NOW), { ...quoted(NOW), bps: 101 } as Fees];
  it('blocks an order that opens risk, which was confirmed at a lower fee', () => {
    const refused = [{ code: 'FEE_RAISED', fromBps: 100, toBps: 101 }];
    expect(feeRaiseRule('open-short', shown, raised)).toEqual(refused);
    expect(feeRaiseRule('swap-to-base', shown, raised)).toEqual(refused);
  });

  it('does not block a close, and a lower rate blocks nothing', () => {
    expect(feeRaiseRule('close-long', shown, raised)).toEqual([]);
    expect(feeRaiseRule('open-long', raised, shown)).toEqual([]);
    expect(feeRaiseRule('open-long', shown, shown)).toEqual([]);
  });
});

describe('a session’s fee limit', () => {
  const bounded = (sellAmount: string, maxFeeBps: number, fees: Fees = facts.fees) =>
    codes(openLong(sellAmount), {
      lane: { kind: 'free', session: { ...session, maxFeeBps } },
      fees,
    });

  it('covers the whole fee, so gas can be too much for a small order', () => {
    // Gas of 0.002474 on 4 USDC is 6.185 basis points.
    expect(bounded('4', 7, gas(NOW))).toEqual([]);
    expect(bounded('4', 6, gas(NOW))).toEqual(['SESSION_FEE_TOO_HIGH']);
  });

  it('is rounded up to a base unit, as in the engine', () => {
    expect(bounded('0.0002', 100)).toEqual([]);
    expect(bounded('0.0002', 99)).toEqual([]);
    expect(bounded('0.0201', 99)).toEqual(['SESSION_FEE_TOO_HIGH']);
  });

  it('never allows a fee as large as the amount', () => {
    const { violations } = checkPolicy(openLong('0.000001'), {
      ...facts,
      lane: { kind: 'free', session: { ...session, maxFeeBps: 10_000 } },
    });
    expect(violations).toEqual([
      { code: 'SESSION_FEE_TOO_HIGH', symbol: 'USDC', fee: '0.000001', allowed: '0' },
    ]);
  });
});
