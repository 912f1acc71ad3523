import { expect, it } from 'vitest';
import { shortHex } from './short-hex.ts';

it('long ids are shortened to their ends, short ones shown in full', () => {
  expect(shortHex('0x52Ef449D44cC4205fa44bF644dEE15611FC30734')).toBe('0x52Ef…0734');
  expect(shortHex('lev_12')).toBe('lev_12');
});
