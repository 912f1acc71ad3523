import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText, bytes32Text, nameText, plainText } from './text.ts';

describe('text of the venue', () => {
  it('keeps ordinary text unchanged', () => {
    const words = 'ORDER_REVERTED: Error(string): Return amount is not enough';
    expect(plainText(words, 500)).toBe(words);
  });

  it('loses control characters and lone surrogates, including one made by cutting', () => {
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

  it('is not a name if it contains anything but word characters and . : -', () => {
    expect(nameText.safeParse('lev_01-a.b:c').success).toBe(true);
    for (const name of ['', 'a b', '../x', 'lev_\u0000', 'a/b', 'x'.repeat(129), '\ud800', 5]) {
      expect(nameText.safeParse(name).success).toBe(false);
    }
  });
});

describe('hex of the venue', () => {
  it('takes an address in any case and returns it in checksum form', () => {
    const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
    for (const text of [address, address.toLowerCase(), `0x${address.slice(2).toUpperCase()}`]) {
      expect(addressText.parse(text)).toBe(address);
    }
    for (const text of ['', '0x12', address.slice(2), `${address}0`, `0x${'g'.repeat(40)}`]) {
      expect(addressText.safeParse(text).success).toBe(false);
    }
  });

  it('takes 32 bytes and returns them in lower case', () => {
    expect(bytes32Text.parse(`0x${'AB'.repeat(32)}`)).toBe(`0x${'ab'.repeat(32)}`);
    for (const text of ['ab'.repeat(32), `0x${'ab'.repeat(31)}`, 5]) {
      expect(bytes32Text.safeParse(text).success).toBe(false);
    }
  });
});
