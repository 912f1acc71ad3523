import { describe, expect, it } from 'vitest';
import { feeWords } from './fee-words.ts';

const fee = { amount: '0.402474', gas: '0.002474', bps: 10, waivedBelowUsd: null };

describe('the words for a fee', () => {
  it('name the share where it is all', () => {
    expect(feeWords({ ...fee, amount: '0.04', gas: '0', bps: 100 }, 'USDC')).toBe(
      '0.04 USDC (1 %)',
    );
  });

  it('name share and gas, never rounded to less', () => {
    expect(feeWords(fee, 'USDC')).toBe('0.41 USDC (0.1 % and 0.0025 for gas)');
  });

  it('say when gas is all, and below what the share is waived', () => {
    const gas = { ...fee, amount: '0.002474' };
    expect(feeWords({ ...gas, bps: 0 }, 'USDC')).toBe('0.01 USDC (gas)');
    expect(feeWords({ ...gas, waivedBelowUsd: '100' }, 'USDC')).toBe(
      '0.01 USDC (gas; no 0.1 % below 100 USD)',
    );
  });
});
