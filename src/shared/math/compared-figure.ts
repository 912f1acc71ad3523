import type { Figure } from '../domain/figure.ts';
import { disagree } from './checked-figure.ts';

/** Our own figure beside somebody else's. */
export interface ComparedFigure {
  readonly own: Figure;
  readonly theirs: Figure;
  /** True when both are known and differ by more than 0.5 %. */
  readonly differs: boolean;
}

export const comparedFigure = (own: Figure, theirs: Figure): ComparedFigure => ({
  own,
  theirs,
  differs: disagree(own, theirs),
});
