import { type Figure, unknown, value } from '../../../shared/domain/figure.ts';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import { decimal } from '../../../shared/math/decimal.ts';
import { ratio } from '../wire/number.ts';

/** A figure, and whether it was put right here. */
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
 * Old rows carry prices in raw base units. By the venue's rule a price of more than 100 × mark is one of those, and
 * is replaced by what the row's notional implies: notional / size. (The venue's notes write "notional / mark", but
 * quote divided by quote-per-base is a size, not a price; docs/venue-api.md, "Old rows".)
 *
 * @example price "45800000000000000", notional 4, size 87.336244541484716157, mark 0.0458 → 0.0458, repaired
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
 * By the venue's rule a fee of more than 10 × notional is in base units: it is divided by its token's decimals.
 *
 * @param decimals of the fee's token; null while that token is not known here, which leaves the fee unknown
 * @example fee "40000", notional 4, 6 decimals → 0.04, repaired
 */
export function repairFee(fee: Figure, notional: Figure, decimals: number | null): Repaired {
  if (fee.kind !== 'value' || !exceeds(fee, '10', notional)) return asIs(fee);
  const tokens = decimals === null ? null : ratio(fee.value, `1${'0'.repeat(decimals)}`);
  return { figure: tokens ? value(tokens) : unknown('no-data'), repaired: true };
}
