import { describe, expect, it } from 'vitest';
import { none, value } from '../../shared/domain/figure.ts';
import { comparedFigure } from '../../shared/math/compared-figure.ts';
import { err, ok } from '../../shared/result.ts';
import { chainWords, feeWords, venueWords } from './ticket.ts';

const same = (figure: string) => comparedFigure(value(figure), value(figure));
const fills = {
  kind: 'fills',
  equity: same('99.9599'),
  debt: same('4.04'),
  health: same('43.82'),
} as const;

describe('the words for the chain’s simulation', () => {
  it('say that the chain agrees, with its figures', () => {
    expect(chainWords(ok(fills), 'market')).toEqual({
      tone: 'good',
      text: 'agrees: equity 99.95, debt 4.04, health 43.82',
    });
    const free = { ...fills, health: comparedFigure(none, none) };
    expect(chainWords(ok(free), 'limit').text).toBe(
      'agrees, filled now at its price: equity 99.95, debt 4.04, health ∞',
    );
  });

  it('show our figure only beside one that differs by more than half a percent', () => {
    const near = { ...fills, equity: comparedFigure(value('100'), value('99.5')) };
    expect(chainWords(ok(near), 'market').tone).toBe('good');
    const apart = { ...fills, equity: comparedFigure(value('100'), value('99.4')) };
    expect(chainWords(ok(apart), 'market')).toEqual({
      tone: 'warn',
      text: 'differs: equity 99.40 (here 100.00), debt 4.04, health 43.82',
    });
  });

  it.each([
    [{ errorName: 'ftPositionManagerBorrowPaused', detail: '' }, 'has paused borrowing'],
    [{ errorName: 'Error', detail: 'Return amount is not enough' }, 'could not deliver'],
    [{ errorName: 'Error', detail: 'Closed for lunch' }, 'now. Closed for lunch. '],
    [{ errorName: '0x12345678', detail: '' }, 'the contract says 0x12345678'],
  ])('give the contract’s reason to refuse, and what to do', (refusal, words) => {
    const { tone, text } = chainWords(ok({ kind: 'refused', ...refusal }), 'market');
    expect(tone).toBe('warn');
    expect(text).toContain(words);
    expect(text).toContain('Change the order, or try again later.');
  });

  it('say why nothing was compared', () => {
    const down = err({ code: 'CHAIN_UNREACHABLE', detail: 'refused' } as const);
    expect(chainWords(down, 'market')).toEqual({
      tone: 'muted',
      text: 'not compared: The chain cannot be reached: check the connection and try again.',
    });
  });
});

describe('the words for the venue’s preview', () => {
  it('say whether the venue agrees or differs', () => {
    const preview = { orderValue: same('4'), marginRequired: same('0.8') };
    expect(venueWords(ok(preview))).toEqual({
      tone: 'good',
      text: 'agrees: value 4.00, margin 0.80',
    });
    const orderValue = comparedFigure(value('4'), value('5'));
    expect(venueWords(ok({ ...preview, orderValue })).text).toContain('5.00 (here 4.00)');
  });

  it('say that the venue offers none', () => {
    expect(venueWords(err({ code: 'NOT_AVAILABLE', what: 'venue-preview' })).text).toBe(
      'not compared: The venue offers no preview of orders.',
    );
  });
});

const fee = { amount: '0.402474', gas: '0.002474', bps: 10, waivedBelowUsd: null };

describe('the words for a fee', () => {
  it('name the share where it is the whole fee', () => {
    expect(feeWords({ ...fee, amount: '0.04', gas: '0', bps: 100 }, 'USDC')).toBe(
      '0.04 USDC (1 %)',
    );
  });

  it('show share and gas, never rounded down', () => {
    expect(feeWords(fee, 'USDC')).toBe('0.41 USDC (0.1 % and 0.0025 for gas)');
  });

  it('say that gas is the whole fee, and below which value the share is waived', () => {
    const gas = { ...fee, amount: '0.002474' };
    expect(feeWords({ ...gas, bps: 0 }, 'USDC')).toBe('0.01 USDC (gas)');
    expect(feeWords({ ...gas, waivedBelowUsd: '100' }, 'USDC')).toBe(
      '0.01 USDC (gas; no 0.1 % below 100 USD)',
    );
  });
});
