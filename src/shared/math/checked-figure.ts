import type { Figure } from '../domain/figure.ts';
import type { CheckedFigure } from '../domain/position.ts';
import { decimal } from './decimal.ts';

/** Our own figure and another's may differ by this much, relative to our own, before it is flagged. */
const TOLERANCE = decimal('0.005');

/**
 * Puts our own figure beside the venue's: ours is shown where it could be computed, else the venue's. They disagree when
 * both are known and differ by more than 0.5 %, or when one is a value and the other none.
 */
export function checkedFigure(own: Figure, venue: Figure): CheckedFigure {
  return { shown: own.kind === 'unknown' ? venue : own, venue, disagrees: disagree(own, venue) };
}

/** Whether two sources of one figure differ by more than that. */
export function disagree(own: Figure, venue: Figure): boolean {
  if (own.kind === 'unknown' || venue.kind === 'unknown') return false;
  if (own.kind !== 'value' || venue.kind !== 'value') return own.kind !== venue.kind;
  const ours = decimal(own.value);
  return decimal(venue.value).minus(ours).abs().gt(ours.abs().times(TOLERANCE));
}
