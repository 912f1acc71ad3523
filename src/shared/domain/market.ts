import type { Figure } from './figure.ts';
import type { DecimalString, UnixMs } from './ids.ts';

export interface Ticker {
  readonly symbol: string;
  readonly markPrice: DecimalString;
  readonly change24hPct: Figure;
  /** When the venue's price was received here. */
  readonly receivedAt: UnixMs;
}
