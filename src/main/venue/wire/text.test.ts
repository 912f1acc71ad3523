import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameText, plainText } from './text.ts';

describe('text of the venue', () => {
  it('keeps words as they came', () => {
    const words = 'ORDER_REVERTED: Error(string): Return amount is not enough';
    expect(plainText(words, 500)).toBe(words);
  });

  it('loses control characters and lone surrogates, also where it is cut', () => {
    expect(plainText('a\u0000\nb\ud800', 10)).toBe('a  b\ufffd');
    expect(plainText('ab😀', 3)).toBe('ab\ufffd');
    expect(plainText('ab😀', 4)).toBe('ab😀');
  });

  it('can always be shown and stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, length) => {
        const plain = plainText(text, length);
        expect(plain.length).toBeLessThanOrEqual(length);
        expect(() => encodeURIComponent(plain)).not.toThrow();
        expect(plain).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('is no name when it holds anything but word characters and . : -', () => {
    expect(nameText.safeParse('lev_01-a.b:c').success).toBe(true);
    for (const name of ['', 'a b', '../x', 'lev_\u0000', 'a/b', 'x'.repeat(129), '\ud800', 5]) {
      expect(nameText.safeParse(name).success).toBe(false);
    }
  });
});
