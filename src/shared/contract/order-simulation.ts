import type { AppError } from '../domain/app-error.ts';
import type { ComparedFigure } from '../math/compared-figure.ts';
import type { Result } from '../result.ts';

/**
 * What the chain and the venue compute for an order before it is placed, each figure beside our own. An error says why
 * one of them could not be asked.
 */
export interface OrderSimulation {
  readonly chain: Result<ChainSimulation, AppError>;
  readonly venue: Result<VenuePreview, AppError>;
}

/**
 * The venue's contracts on the chain's newest block, if the order were filled now as our preview expects. `fills`: with
 * the account's figures afterwards, in USD at the oracle's prices of that block; ours are computed at the same prices.
 */
export type ChainSimulation =
  | {
      readonly kind: 'fills';
      readonly equity: ComparedFigure;
      readonly debt: ComparedFigure;
      readonly health: ComparedFigure;
    }
  | { readonly kind: 'refused'; readonly errorName: string; readonly detail: string };

/** The venue's own preview, in tokens of quote. */
export interface VenuePreview {
  readonly orderValue: ComparedFigure;
  /** Margin required; 0 unless the order opens a position. */
  readonly marginRequired: ComparedFigure;
}
