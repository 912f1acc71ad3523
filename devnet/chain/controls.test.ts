import { expect, test } from 'vitest';
import { usdWad } from './controls.ts';

test.each([
  ['0.0458', 45_800_000_000_000_000n],
  ['1', 10n ** 18n],
  ['0.000000000000000001', 1n],
])('%s USD is %d units', (usd, wad) => {
  expect(usdWad(usd)).toBe(wad);
});

test.each(['', '.5', '1.', '-1', '1e-3', '1,5', '0x1', '0.0000000000000000001'])(
  'refuses "%s", which is not a decimal number with at most 18 decimals',
  (usd) => {
    expect(() => usdWad(usd)).toThrow('at most 18 decimals');
  },
);

test.each(['0', '0.000'])('refuses a price of %s', (usd) => {
  expect(() => usdWad(usd)).toThrow('above zero');
});
