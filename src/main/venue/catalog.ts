import type { DecimalString } from '../../shared/domain/ids.ts';
import type { Market } from '../../shared/domain/token.ts';

/**
 * What is known here of markets and prices, asked anew for each answer that is mapped.
 * It turns base units into tokens and recognises the raw-wei rows of old history.
 */
export interface Catalog {
  markets(): readonly Market[];
  /** Quote per base; null while no price is known. */
  markPrice(symbol: string): DecimalString | null;
}
