import type { DecimalString } from '../../shared/domain/ids.ts';
import type { AccountQuery } from './venue-query.ts';

/** An order as the venue previews it: unsigned, in whole tokens. */
export interface PreviewRequest extends AccountQuery {
  readonly symbol: string;
  readonly orderType: 'open' | 'close' | 'swap';
  /** Of the base. */
  readonly side: 'buy' | 'sell';
  /** Base tokens. */
  readonly size: DecimalString;
  /** Quote per base; null for the venue's own mark. */
  readonly price: DecimalString | null;
}
