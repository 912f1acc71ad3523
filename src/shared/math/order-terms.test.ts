import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerAddress } from '../domain/ids.ts';
import { minBuyAmount } from '../domain/order.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import { decimal } from './decimal.ts';
import { deliveredBuy, expectedBuy, fillPrice, orderTerms } from './order-terms.ts';
import { MARKET } from './testing.ts';
import { fromBaseUnits, toBaseUnits } from './units.ts';

const NOW = 1_776_944_355_999;
const draft = (changed: Partial<OrderDraft>): OrderDraft => ({
  account: ownerAddress(`0x${'a'.repeat(40)}`),
  symbol: MARKET.symbol,
  intent: 'open-long',
  sellAmount: '4',
  execution: { kind: 'market', protection: { kind: 'slippage', bps: 50 } },
  ...changed,
});
const termsOf = (changed: Partial<OrderDraft>, mark: string | null = '0.0458') =>
  orderTerms(draft(changed), MARKET, mark, '0.04', NOW);
const unprotected = { kind: 'market', protection: { kind: 'unprotected' } } as const;
const limit = (minBuyAmount: string) =>
  ({ kind: 'limit', minBuyAmount, validForSeconds: 600 }) as const;

const INTENTS = ['open-long', 'open-short', 'close-long', 'close-short'] as const;

describe('the terms of an order', () => {
  it('sell the intent’s token: borrowed quote or held base, and the reverse', () => {
    const traded = INTENTS.map((intent) => {
      const terms = termsOf({ intent });
      return `${intent}: ${terms?.sellSymbol} for ${terms?.buySymbol}`;
    });
    expect(traded).toEqual([
      'open-long: USDC for wS',
      'open-short: wS for USDC',
      'close-long: wS for USDC',
      'close-short: USDC for wS',
    ]);
  });

  it('are valid for a minute, or for a limit order’s own time, from the current second', () => {
    expect(termsOf({})?.validTo).toBe(1_776_944_355 + 60);
    expect(termsOf({ execution: limit('87') })?.validTo).toBe(1_776_944_355 + 600);
  });

  it('accept any amount only by explicit choice', () => {
    const terms = termsOf({ execution: unprotected });
    expect(terms).toMatchObject({ kind: 'market', protection: { kind: 'unprotected' } });
    expect(terms && minBuyAmount(terms)).toBeNull();
  });

  it('never have a zero minimum, however little is sold', () => {
    expect(termsOf({ intent: 'open-short', sellAmount: '0.000000000000000001' })).toMatchObject({
      protection: { minBuyAmount: '0.000001' },
    });
  });

  it('need a price only for slippage protection', () => {
    expect(termsOf({}, null)).toBeNull();
    expect(termsOf({ execution: unprotected }, null)).not.toBeNull();
    expect(termsOf({ execution: limit('87') }, null)).toMatchObject({ minBuyAmount: '87' });
  });

  it('write equal amounts the same way, whatever was typed', () => {
    const typed = termsOf({ sellAmount: '04.000', execution: limit('087.50') });
    expect(typed).toEqual(termsOf({ sellAmount: '4', execution: limit('87.5') }));
  });

  it('protect by at least the requested slippage, at most a base unit more, and never beyond mark', () => {
    const cases = fc.record({
      intent: fc.constantFrom(...INTENTS),
      units: fc.bigInt({ min: 1_000_000n, max: 10n ** 18n }),
      markMicros: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      bps: fc.nat(1_000),
    });
    fc.assert(
      fc.property(cases, ({ intent, units, markMicros, bps }) => {
        const mark = fromBaseUnits(markMicros, 6);
        const sellAmount = fromBaseUnits(units, 6);
        const protection = { kind: 'slippage', bps } as const;
        const terms = termsOf(
          { intent, sellAmount, execution: { kind: 'market', protection } },
          mark,
        );
        const decimals = terms?.buySymbol === 'wS' ? 18 : 6;
        const least = toBaseUnits((terms && minBuyAmount(terms)) ?? '', decimals);
        if (!least.ok) throw new Error('not base units');
        // Cross-multiplied integers: sold · kept against bought · 10 000, both at the mark.
        const kept = BigInt(10_000 - bps);
        const scale = 10n ** BigInt(decimals);
        const buysBase = terms?.buySymbol === 'wS';
        const asked = buysBase ? units * kept * scale : units * markMicros * kept * scale;
        const each = buysBase ? 10_000n * markMicros : 10_000n * 10n ** 12n;
        const delivered = (asked * 10_000n) / (kept * each);
        expect(least.value * each >= asked || least.value === delivered).toBe(true);
        expect(least.value === 1n || (least.value - 1n) * each < asked).toBe(true);
      }),
    );
  });
});

describe('the amount a sale delivers at a price', () => {
  it('is rounded down to a base unit of the bought token', () => {
    expect(deliveredBuy('open-long', '4', '0.0458', 18).toFixed()).toBe('87.336244541484716157');
    expect(deliveredBuy('close-long', '0.00001', '0.0458', 6).toFixed()).toBe('0');
  });

  it('meets the minimum of a market order without slippage, which a base unit more would exceed', () => {
    const protection = { kind: 'slippage', bps: 0 } as const;
    const exact = termsOf({ execution: { kind: 'market', protection } });
    expect(exact && minBuyAmount(exact)).toBe('87.336244541484716157');
  });
});

describe('the price of a fill', () => {
  const long = termsOf({});
  const short = termsOf({ intent: 'open-short', sellAmount: '87.5' });
  if (!long || !short) throw new Error('no terms');

  it('is quote per base on either side', () => {
    expect(fillPrice(long, '87')).toBe('0.045977011494252874');
    expect(fillPrice(short, '3.94')).toBe('0.045028571428571428');
  });

  it('is rounded against the user: up for a buyer of base, down for a seller', () => {
    expect(fillPrice(long, '3')).toBe('1.333333333333333334');
    expect(fillPrice({ ...short, sellAmount: '3' }, '4')).toBe('1.333333333333333333');
  });

  it('is null if nothing was bought', () => {
    expect(fillPrice(long, '0')).toBeNull();
  });

  it('reproduces the price the sale was expected at', () => {
    const bought = expectedBuy('open-long', '4', '0.0458');
    expect(
      decimal(fillPrice(long, bought.toFixed()) ?? '0')
        .round(12)
        .toFixed(),
    ).toBe('0.0458');
  });
});
