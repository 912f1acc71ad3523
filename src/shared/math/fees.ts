import type { DecimalString } from '../domain/ids.ts';
import { decimal, round, toText } from './decimal.ts';

const BPS = decimal('10000');

/**
 * The executor's fee on an order: `bps` of the sold amount, in the sold token, on top of it, rounded up to a base unit
 * (docs/venue-api.md, "Fees"). Today's convention is 100 bps.
 *
 * @example executorFee('4', 100, 6) → '0.04'
 */
export function executorFee(
  sellAmount: DecimalString,
  bps: number,
  decimals: number,
): DecimalString {
  return toText(
    round(
      decimal(sellAmount)
        .times(decimal(`${bps}`))
        .div(BPS),
      decimals,
      'ceil',
    ),
  );
}
