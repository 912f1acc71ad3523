import { expect, it } from 'vitest';
import { appendPercent, formatPercent } from './percent.ts';

it('basis points are shown as an exact percentage without trailing zeros', () => {
  expect([0, 1, 50, 100, 1_000, 12_345].map(formatPercent)).toEqual([
    '0 %',
    '0.01 %',
    '0.5 %',
    '1 %',
    '10 %',
    '123.45 %',
  ]);
});

it('a funding rate already is a percentage: every digit is kept and only the sign is appended', () => {
  expect(['0.0009', '-0.0009', '0', '57.6597'].map(appendPercent)).toEqual([
    '0.0009 %',
    '-0.0009 %',
    '0 %',
    '57.6597 %',
  ]);
});
