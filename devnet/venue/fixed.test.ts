import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatSignedWad,
  formatWad,
  formatWadFixed,
  mulWad,
  parseWad,
  toWad,
  WAD,
} from './fixed.ts';

describe('decimal strings', () => {
  it('keeps every digit of a wad in a round trip', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 40n), (wad) => {
        expect(parseWad(formatWad(wad))).toBe(wad);
      }),
    );
  });

  it('truncates, never rounds', () => {
    expect(formatWad(1_999999n * 10n ** 12n, 2)).toBe('1.99');
    expect(formatWadFixed(5n * WAD, 4)).toBe('5.0000');
    expect(formatSignedWad(-45677n * 10n ** 14n, 4)).toBe('-4.5677');
    expect(formatSignedWad(2n * 10n ** 15n, 4)).toBe('+0.0020');
  });

  it.each(['', '-1', '1.', '.5', '1e3', '0x1', '1.0000000000000000001', ' 1'])(
    'refuses %j',
    (text) => {
      expect(parseWad(text)).toBeUndefined();
    },
  );

  it('scales base units of 6 decimals', () => {
    expect(mulWad(toWad(4_000_000n, 6), WAD)).toBe(4n * WAD);
  });
});
