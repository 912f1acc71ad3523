import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none, unknown, value } from '../domain/figure.ts';
import { checkedFigure } from './checked-figure.ts';
import { decimal, toText } from './decimal.ts';

/** What the venue's `"0"` is read as: it could not tell. */
const placeholder = unknown('venue-placeholder');
const infinite = none;

describe('own figure beside the venue’s', () => {
  it('agrees up to half a percent of our own on either side, the bound included', () => {
    const against = (venue: string) => checkedFigure(value('200'), value(venue)).disagrees;
    expect([against('199'), against('200'), against('201')]).toEqual([false, false, false]);
    expect([against('198.999999999999999999'), against('201.000000000000000001')]).toEqual([
      true,
      true,
    ]);
  });

  it('judges by exact decimals, whatever the scale', () => {
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

  it('tolerates nothing beside a zero of our own', () => {
    expect(checkedFigure(value('0'), value('0')).disagrees).toBe(false);
    expect(checkedFigure(value('0'), value('0.000000000000000001')).disagrees).toBe(true);
  });

  it('stands alone beside the venue’s placeholder, which accuses nobody', () => {
    expect(checkedFigure(value('3.19'), placeholder)).toEqual({
      shown: value('3.19'),
      venue: placeholder,
      disagrees: false,
    });
  });

  it('calls ∞ on both sides agreement, and ∞ against a value a difference', () => {
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

  it('gives way to the venue’s word where ours is unknown, be it ∞ or a reason of its own', () => {
    for (const venue of [infinite, placeholder, unknown('malformed')]) {
      expect(checkedFigure(unknown('no-data'), venue)).toEqual({
        shown: venue,
        venue,
        disagrees: false,
      });
    }
  });
});
