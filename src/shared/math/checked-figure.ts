import type { Figure } from '../domain/figure.ts';
import type { CheckedFigure } from '../domain/position.ts';
import { decimal } from './decimal.ts';

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

/** Whether two sources of one figure disagree, as `checkedFigure` defines it. */
export function disagree(own: Figure, venue: Figure): boolean {
  if (own.kind === 'unknown' || venue.kind === 'unknown') return false;
  if (own.kind !== 'value' || venue.kind !== 'value') return own.kind !== venue.kind;
  const ours = decimal(own.value);
  return decimal(venue.value).minus(ours).abs().gt(ours.abs().times(TOLERANCE));
}
