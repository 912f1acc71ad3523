import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, toText } from '../../../shared/math/decimal.ts';
import { decimalText, ratio, timeValue, unsignedText } from './number.ts';

describe('a decimal of the venue', () => {
  it('is a string with an optional sign, and is returned in plain form', () => {
    expect(decimalText.parse('+0.0020')).toBe('0.002');
    expect(decimalText.parse('-12.500')).toBe('-12.5');
    expect(decimalText.parse('0009')).toBe('9');
    expect(decimalText.parse('-0.00')).toBe('0');
  });

  it.each([
    1.5,
    4,
    '',
    ' 1',
    '1e3',
    '0x10',
    '1,000',
    '.5',
    '5.',
    'NaN',
    'Infinity',
    '٣',
    '4%',
    '1'.repeat(101),
  ])('is not %j', (field) => {
    expect(decimalText.safeParse(field).success).toBe(false);
  });

  it('is refused if it is negative where it cannot be', () => {
    expect(unsignedText.safeParse('-1').success).toBe(false);
    expect(unsignedText.parse('-0')).toBe('0');
  });

  it('keeps its value in plain form', () => {
    const digits = fc.stringMatching(/^\d{1,20}$/);
    fc.assert(
      fc.property(fc.constantFrom('', '-'), digits, digits, (sign, whole, fraction) => {
        const text = `${sign}${whole}.${fraction}`;
        const plain = decimalText.parse(text);
        expect(plain).toBe(toText(decimal(text)).replace(/^-0$/, '0'));
        expect(decimalText.parse(plain)).toBe(plain);
      }),
    );
  });
});

describe('a time of the venue', () => {
  it('is given in seconds in frames and in milliseconds over REST', () => {
    expect(timeValue.parse(1776944355)).toBe(1776944355000);
    expect(timeValue.parse(1776944355123)).toBe(1776944355123);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 9e15, '1776944355', null])(
    'is not %j',
    (field) => {
      expect(timeValue.safeParse(field).success).toBe(false);
    },
  );
});

describe('a ratio', () => {
  it('is rounded down to 18 places', () => {
    expect(ratio('4', '87.336244541484716157')).toBe('0.0458');
    expect(ratio('2', '3')).toBe('0.666666666666666666');
  });

  it('by zero does not exist', () => {
    expect(ratio('4', '0')).toBeNull();
  });
});
