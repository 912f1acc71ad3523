import { describe, expect, it } from 'vitest';
import { migratePosition, type OldPosition } from './0002-positions.ts';

const value = (text: string) => ({ kind: 'value', value: text }) as const;
const checked = (shown: OldPosition['markPrice'], venue = shown) => ({
  shown,
  venue,
  disagrees: shown.kind !== venue.kind,
});
const none = { kind: 'none' } as const;

const long: OldPosition = {
  side: 'long',
  markPrice: value('0.0458'),
  healthFactor: checked(value('3.19')),
  softLiquidation: checked(value('0.0396')),
  fullLiquidation: checked(value('0.0379')),
};

describe('the liquidation prices of a position of the first release', () => {
  it('lie below mark for a long and above it for a short', () => {
    expect(migratePosition(long).softLiquidation).toEqual({
      shown: { kind: 'at', price: '0.0396', side: 'below' },
      venue: value('0.0396'),
      disagrees: false,
    });
    const short = { ...long, side: 'short', fullLiquidation: checked(value('0.0529')) } as const;
    expect(migratePosition(short).fullLiquidation.shown).toEqual({
      kind: 'at',
      price: '0.0529',
      side: 'above',
    });
  });

  it('are passed when they lie on the other side of mark', () => {
    const passed = { ...long, softLiquidation: checked(value('0.0459')) };
    expect(migratePosition(passed).softLiquidation.shown).toEqual({
      kind: 'passed',
      crossing: { price: '0.0459', side: 'below' },
    });
    const unseen = { ...passed, markPrice: { kind: 'unknown', reason: 'no-data' } } as const;
    expect(migratePosition(unseen).softLiquidation.shown).toMatchObject({ kind: 'at' });
  });

  it('are none only without debt: otherwise the venue’s are shown', () => {
    const hidden = { ...long, softLiquidation: checked(none, value('2.28')) };
    expect(migratePosition(hidden).softLiquidation).toMatchObject({
      shown: { kind: 'passed', crossing: { price: '2.28' } },
      disagrees: false,
    });
    const debtless = { ...hidden, healthFactor: checked(none) };
    expect(migratePosition(debtless).softLiquidation).toMatchObject({
      shown: none,
      disagrees: true,
    });
  });
});
