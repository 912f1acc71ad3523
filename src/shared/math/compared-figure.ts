import type { Figure } from '../domain/figure.ts';
import { disagree } from './checked-figure.ts';

/** Our own figure beside that of another source. */
export interface ComparedFigure {
  readonly own: Figure;
  readonly theirs: Figure;
  /** True when both are known and differ by more than 0.5 %. */
  readonly differs: boolean;
}

/**
 * @example
 * comparedFigure(value('4'), value('4.1')) // → { own: 4, theirs: 4.1, differs: true }
 */
export const comparedFigure = (own: Figure, theirs: Figure): ComparedFigure => ({
  own,
  theirs,
  differs: disagree(own, theirs),
});
