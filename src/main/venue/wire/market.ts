import { z } from 'zod';
import { figureField } from './number.ts';
import { nameText } from './text.ts';

/** A row of the markets; of its figures none is used: prices come with the tickers. */
export const marketWire = z.object({ symbol: nameText, marketType: z.string().optional() });

/** A row of the tickers; the names are those of the markets' rows (assumed). */
export const tickerWire = z.object({
  symbol: nameText,
  markPrice: figureField,
  priceChangePct24h: figureField,
});

export type TickerWire = z.output<typeof tickerWire>;
