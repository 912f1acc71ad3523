import { describe, expect, it } from 'vitest';
import { none, unknown, value } from '../../../shared/domain/figure.ts';
import { figure, healthFigure, percentFigure, positiveFigure } from './figure.ts';

describe('a figure of the venue', () => {
  it('is a value, or unknown with a reason', () => {
    expect(figure('-0.5')).toEqual(value('-0.5'));
    expect(figure('0')).toEqual(value('0'));
    expect(figure(undefined)).toEqual(unknown('no-data'));
    expect(figure(null)).toEqual(unknown('no-data'));
    for (const field of [0.5, Number.NaN, 'n/a', '', {}, [], true]) {
      expect(figure(field)).toEqual(unknown('malformed'));
    }
  });

  it('of "0" for a health factor or liquidation price is unknown: neither safe nor liquidated', () => {
    expect(healthFigure('0')).toEqual(unknown('venue-placeholder'));
    expect(positiveFigure('0.000')).toEqual(unknown('venue-placeholder'));
  });

  it('of "999999" for a health factor means no debt', () => {
    expect(healthFigure('999999')).toEqual(none);
    expect(healthFigure('999998')).toEqual(value('999998'));
    expect(healthFigure('1.52')).toEqual(value('1.52'));
  });

  it('is malformed if a price is negative', () => {
    expect(positiveFigure('-3')).toEqual(unknown('malformed'));
  });

  it('loses the plus and percent signs of a percentage', () => {
    expect(percentFigure('57.6597%')).toEqual(value('57.6597'));
    expect(percentFigure('+4.5677%')).toEqual(value('4.5677'));
    expect(percentFigure('-1.2%')).toEqual(value('-1.2'));
    expect(percentFigure('%')).toEqual(unknown('malformed'));
  });
});
