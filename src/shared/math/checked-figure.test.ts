import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, unknown, value } from '../domain/figure.ts';
import { checkedFigure, checkedLiquidation } from './checked-figure.ts';
import { decimal, toText } from './decimal.ts';

/** How the venue's `"0"` is read: unknown. */
const placeholder = unknown('venue-placeholder');
const infinite = none;

describe('own figure beside the venue’s', () => {
  it('agrees within half a percent of ours on either side, inclusive', () => {
    const against = (venue: string) => checkedFigure(value('200'), value(venue)).disagrees;
    expect([against('199'), against('200'), against('201')]).toEqual([false, false, false]);
    expect([against('198.999999999999999999'), against('201.000000000000000001')]).toEqual([
      true,
      true,
    ]);
  });

  it('compares exact decimals at any scale', () => {
    const scale = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), scale, (units, zeros) => {
        const own = decimal(`${units}${'0'.repeat(zeros)}`);
        const bound = toText(own.times(decimal('1.005')));
        const beyond = toText(own.times(decimal('1.005000000000000001')));
        const judge = (venue: string) => checkedFigure(value(toText(own)), value(venue)).disagrees;
        expect([judge(bound), judge(beyond)]).toEqual([false, true]);
      }),
    );
  });

  it('has no tolerance when ours is zero', () => {
    expect(checkedFigure(value('0'), value('0')).disagrees).toBe(false);
    expect(checkedFigure(value('0'), value('0.000000000000000001')).disagrees).toBe(true);
  });

  it('never disagrees with the venue’s placeholder', () => {
    expect(checkedFigure(value('3.19'), placeholder)).toEqual({
      shown: value('3.19'),
      venue: placeholder,
      disagrees: false,
    });
  });

  it('agrees when both are ∞ and disagrees when only one is', () => {
    expect(checkedFigure(infinite, infinite)).toEqual({
      shown: infinite,
      venue: infinite,
      disagrees: false,
    });
    expect(checkedFigure(value('3'), infinite)).toMatchObject({
      shown: value('3'),
      disagrees: true,
    });
  });

  it('is replaced by the venue’s when ours is unknown, even if that is ∞ or unknown too', () => {
    for (const venue of [infinite, placeholder, unknown('malformed')]) {
      expect(checkedFigure(unknown('no-data'), venue)).toEqual({
        shown: venue,
        venue,
        disagrees: false,
      });
    }
  });
});

describe('own liquidation price beside the venue’s', () => {
  const long = { side: 'long', markPrice: value('0.0458') } as const;
  const short = { side: 'short', markPrice: value('0.0458') } as const;
  const below = { price: '0.04', side: 'below' } as const;

  it('is compared by its price, whether ahead or passed', () => {
    const judge = (kind: 'at' | 'passed', venue: string) => {
      const own = kind === 'at' ? { kind, ...below } : { kind, crossing: below };
      return checkedLiquidation(own, value(venue), long).disagrees;
    };
    expect([judge('at', '0.0402'), judge('at', '0.04021')]).toEqual([false, true]);
    expect([judge('passed', '0.0402'), judge('passed', '0.04021')]).toEqual([false, true]);
  });

  it('differs from any price of the venue where ours is none or recovers at no price', () => {
    const lost = { kind: 'passed', crossing: null } as const;
    expect(checkedLiquidation(lost, value('0.04'), long)).toMatchObject({
      shown: lost,
      disagrees: true,
    });
    expect(checkedLiquidation(none, value('0.04'), long)).toMatchObject({ disagrees: true });
    expect(checkedLiquidation(lost, placeholder, long)).toMatchObject({ disagrees: false });
  });

  it('gives way to the venue’s where ours is unknown, on the side of the position', () => {
    const shown = (venue: string, position: typeof long | typeof short) =>
      checkedLiquidation(unknown('no-data'), value(venue), position).shown;
    expect(shown('0.04', long)).toEqual({ kind: 'at', ...below });
    expect(shown('0.05', short)).toEqual({ kind: 'at', price: '0.05', side: 'above' });
    expect(checkedLiquidation(unknown('no-data'), placeholder, long).shown).toEqual(placeholder);
  });

  it('reads the venue’s price on the wrong side of mark as passed', () => {
    const crossing = { price: '0.05', side: 'below' };
    const own = unknown('no-data');
    expect(checkedLiquidation(own, value('0.05'), long).shown).toEqual({
      kind: 'passed',
      crossing,
    });
    const unseen = { ...long, markPrice: unknown('no-data') };
    expect(checkedLiquidation(own, value('0.05'), unseen).shown).toMatchObject({ kind: 'at' });
  });
});
