import { type Figure, type LiquidationPrice, none, value } from '../domain/figure.ts';
import type { CheckedFigure, CheckedLiquidation, Position } from '../domain/position.ts';
import { decimal } from './decimal.ts';
import { atMark } from './liquidation-price.ts';

/** The largest difference that is not flagged, relative to our own figure. */
const TOLERANCE = decimal('0.005');

/**
 * Our own figure beside the venue's: ours is shown if it could be computed, otherwise the venue's. They disagree when both
 * are known and differ by more than 0.5 %, or when one is a value and the other none.
 *
 * @example
 * checkedFigure(value('3.19'), value('3.30')) // → { shown: 3.19, venue: 3.30, disagrees: true }
 * checkedFigure(unknown('no-data'), value('3.30')) // → { shown: 3.30, venue: 3.30, disagrees: false }
 */
export function checkedFigure(own: Figure, venue: Figure): CheckedFigure {
  return { shown: own.kind === 'unknown' ? venue : own, venue, disagrees: disagree(own, venue) };
}

/**
 * `checkedFigure` for a liquidation price: the venue's is compared with the price of our own crossing, whether that is
 * ahead or already passed.
 *
 * The venue does not say on which side its price lies. Shown without one of our own, it is taken as that of the position's
 * side: a long is liquidated below it, a short above. So a price on the other side of mark reads as already passed: too
 * early, rather than too late.
 *
 * @example
 * checkedLiquidation(unknown('no-data'), value('0.05'), { side: 'long', markPrice: value('0.0458') })
 * // → shown: { kind: 'passed', crossing: { price: '0.05', side: 'below' } }
 */
export function checkedLiquidation(
  own: LiquidationPrice,
  venue: Figure,
  position: Pick<Position, 'side' | 'markPrice'>,
): CheckedLiquidation {
  return {
    shown: own.kind === 'unknown' ? venueLiquidation(venue, position) : own,
    venue,
    disagrees: disagree(priceOf(own), venue),
  };
}

function venueLiquidation(
  venue: Figure,
  { side, markPrice }: Pick<Position, 'side' | 'markPrice'>,
): LiquidationPrice {
  if (venue.kind !== 'value') return venue;
  const crossing = { price: venue.value, side: side === 'long' ? 'below' : 'above' } as const;
  const ahead: LiquidationPrice = { kind: 'at', ...crossing };
  return markPrice.kind === 'value' ? atMark(ahead, markPrice.value) : ahead;
}

function priceOf(own: LiquidationPrice): Figure {
  switch (own.kind) {
    case 'at':
      return value(own.price);
    case 'passed':
      return own.crossing ? value(own.crossing.price) : none;
    default:
      return own;
  }
}

/**
 * Whether two sources of one figure disagree, as `checkedFigure` defines it.
 *
 * @example
 * disagree(value('1.5'), value('1.502')) // → false: within 0.5 % of our own
 * disagree(value('1.5'), none) // → true
 */
export function disagree(own: Figure, venue: Figure): boolean {
  if (own.kind === 'unknown' || venue.kind === 'unknown') return false;
  if (own.kind !== 'value' || venue.kind !== 'value') return own.kind !== venue.kind;
  const ours = decimal(own.value);
  return decimal(venue.value).minus(ours).abs().gt(ours.abs().times(TOLERANCE));
}
