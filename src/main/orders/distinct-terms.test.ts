import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenAddress } from '../../shared/domain/ids.ts';
import { minBuyAmount, type Order, type OrderTerms } from '../../shared/domain/order.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { distinctTerms } from './distinct-terms.ts';

const { terms } = sampleOrder(1);
if (!terms) throw new Error('the sample order has terms');

const held = (...all: readonly OrderTerms[]): readonly Order[] =>
  all.map((one, n) => sampleOrder(n, { terms: one }));
const later = (seconds: number): OrderTerms => ({ ...terms, validTo: terms.validTo + seconds });

describe('the terms of a new order', () => {
  it('stay as they are if no held order has them', () => {
    expect(distinctTerms(terms, [])).toBe(terms);
    expect(distinctTerms(terms, [sampleOrder(1, { terms: null })])).toBe(terms);
  });

  const protectedBy = (least: string): OrderTerms => ({
    ...terms,
    kind: 'market',
    protection: { kind: 'slippage', minBuyAmount: least },
  });

  it.each<[string, OrderTerms]>([
    ['intent', { ...terms, intent: 'close-short' }],
    ['token sold', { ...terms, sellToken: tokenAddress(`0x${'3'.repeat(40)}`) }],
    ['token bought', { ...terms, buyToken: tokenAddress(`0x${'3'.repeat(40)}`) }],
    ['amount sold', { ...terms, sellAmount: '4.000001' }],
    ['least amount bought', protectedBy('87.3362445411')],
    ['protection', { ...terms, kind: 'market', protection: { kind: 'unprotected' } }],
    ['fee', { ...terms, feeAmount: '0.05' }],
    ['validTo', { ...terms, validTo: terms.validTo + 1 }],
  ])('stay as they are if the held ones differ in the %s', (_, other) => {
    expect(distinctTerms(terms, held(other))).toBe(terms);
  });

  it('are valid one second longer if a held order has them, whatever its stage', () => {
    expect(distinctTerms(terms, held(terms))).toEqual(later(1));
    expect(distinctTerms(terms, [sampleOrder(1, { stage: 'failed' })])).toEqual(later(1));
  });

  it('are compared by what the engine sees, not by how the order was made', () => {
    const limit = { ...terms, kind: 'limit', minBuyAmount: minBuyAmount(terms) ?? '' } as const;
    expect(distinctTerms(terms, held(limit))).toEqual(later(1));
  });

  it('take the first second that is free', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(12)), (seconds) => {
        const free = [...Array(14).keys()].find((second) => !seconds.includes(second));
        const { validTo, ...rest } = distinctTerms(terms, held(...seconds.map(later)));
        expect(validTo - terms.validTo).toBe(free);
        expect({ ...rest, validTo: terms.validTo }).toEqual(terms);
      }),
    );
  });
});
