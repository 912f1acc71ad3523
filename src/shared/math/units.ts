import type { DecimalString } from '../domain/ids.ts';
import { err, ok, type Result } from '../result.ts';

export type UnitsError =
  | { readonly reason: 'not-a-number' }
  | { readonly reason: 'too-many-decimals'; readonly decimals: number }
  | { readonly reason: 'too-large' };

const MAX_UINT256 = 2n ** 256n - 1n;

/**
 * An unsigned decimal in tokens as the contract's base units. Exact: surplus digits are refused, never rounded; trailing
 * zeros are not surplus.
 *
 * @example
 * toBaseUnits('4.25', 6) // → { ok: true, value: 4_250_000n }
 * toBaseUnits('1.0000009', 6) // → { ok: false, error: { reason: 'too-many-decimals', decimals: 6 } }
 */
export function toBaseUnits(amount: DecimalString, decimals: number): Result<bigint, UnitsError> {
  const match = /^(\d{1,100})(?:\.(\d{1,100}))?$/.exec(amount);
  if (!match) return err({ reason: 'not-a-number' });
  const [, whole = '', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > decimals) return err({ reason: 'too-many-decimals', decimals });
  const units = BigInt(whole + digits.padEnd(decimals, '0'));
  return units > MAX_UINT256 ? err({ reason: 'too-large' }) : ok(units);
}

/**
 * Base units as tokens: exact, without trailing zeros.
 *
 * @example
 * fromBaseUnits(4_250_000n, 6) // → '4.25'
 */
export function fromBaseUnits(units: bigint, decimals: number): DecimalString {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}
