import { describe, expect, it } from 'vitest';
import { none, value } from '../../shared/domain/figure.ts';
import { comparedFigure } from '../../shared/math/compared-figure.ts';
import { err, ok } from '../../shared/result.ts';
import { chainWords, venueWords } from './simulation-words.ts';

const same = (figure: string) => comparedFigure(value(figure), value(figure));
const fills = {
  kind: 'fills',
  equity: same('99.9599'),
  debt: same('4.04'),
  health: same('43.82'),
} as const;

describe('the words for what the chain makes of an order', () => {
  it('say that it agrees, with its figures', () => {
    expect(chainWords(ok(fills), 'market')).toEqual({
      tone: 'good',
      text: 'agrees: equity 99.95, debt 4.04, health 43.82',
    });
    const free = { ...fills, health: comparedFigure(none, none) };
    expect(chainWords(ok(free), 'limit').text).toBe(
      'agrees, filled now at its price: equity 99.95, debt 4.04, health ∞',
    );
  });

  it('put ours beside what differs by more than half a percent, and beside nothing else', () => {
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
  ])('give the contract’s reason for a refusal, and what to do', (refusal, words) => {
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
  it('say that it agrees or differs', () => {
    const preview = { orderValue: same('4'), marginRequired: same('0.8') };
    expect(venueWords(ok(preview))).toEqual({
      tone: 'good',
      text: 'agrees: value 4.00, margin 0.80',
    });
    const orderValue = comparedFigure(value('4'), value('5'));
    expect(venueWords(ok({ ...preview, orderValue })).text).toContain('5.00 (here 4.00)');
  });

  it('say when it offers none', () => {
    const what = 'the venue offers no preview of orders';
    expect(venueWords(err({ code: 'NOT_AVAILABLE', what })).text).toBe(
      'not compared: the venue offers no preview of orders.',
    );
  });
});
