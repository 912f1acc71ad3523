import { type Figure, unknown, value } from '../../../shared/domain/figure.ts';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import { decimal } from '../../../shared/math/decimal.ts';
import { ratio } from '../wire/number.ts';

/** A figure, and whether it was repaired. */
interface Repaired {
  readonly figure: Figure;
  readonly repaired: boolean;
}

const asIs = (figure: Figure): Repaired => ({ figure, repaired: false });

const exceeds = (amount: Figure, times: string, limit: Figure): boolean =>
  amount.kind === 'value' &&
  limit.kind === 'value' &&
  decimal(amount.value).gt(decimal(limit.value).times(decimal(times)));

/**
 * Replaces a raw price of an old row by notional / size, rounded down to 18 decimal places. By the venue's rule, a price
 * above 100 × mark is raw. (The venue's notes say "notional / mark", but quote divided by quote-per-base is a size, not a
 * price; docs/venue-api.md, "Old rows".) Without a mark the price stays as it came.
 *
 * @example
 * repairPrice(value('45800000000000000'), {
 *   notional: value('4'),
 *   size: '87.336244541484716157',
 *   mark: value('0.0458'),
 * }) // { figure: value('0.0458'), repaired: true }
 */
export function repairPrice(
  price: Figure,
  row: { readonly notional: Figure; readonly size: DecimalString; readonly mark: Figure },
): Repaired {
  if (!exceeds(price, '100', row.mark)) return asIs(price);
  const implied = row.notional.kind === 'value' ? ratio(row.notional.value, row.size) : null;
  return { figure: implied ? value(implied) : unknown('malformed'), repaired: true };
}

/**
 * Converts a raw fee of an old row from base units to tokens. By the venue's rule, a fee above 10 × notional is raw.
 *
 * @param decimals of the fee's token; null if the token is not known, which leaves a raw fee unknown
 * @example repairFee(value('40000'), value('4'), 6) // { figure: value('0.04'), repaired: true }
 */
export function repairFee(fee: Figure, notional: Figure, decimals: number | null): Repaired {
  if (fee.kind !== 'value' || !exceeds(fee, '10', notional)) return asIs(fee);
  const tokens = decimals === null ? null : ratio(fee.value, `1${'0'.repeat(decimals)}`);
  return { figure: tokens ? value(tokens) : unknown('no-data'), repaired: true };
}
