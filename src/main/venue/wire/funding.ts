import { z } from 'zod';
import { decimalText, figureField, timeValue } from './number.ts';
import { nameText } from './text.ts';

/** A funding event. The notes name `rate` (plain, without a percent sign); the other names are assumed. */
export const fundingWire = z.object({
  id: nameText.optional(),
  symbol: nameText,
  rate: decimalText,
  amount: figureField,
  timestamp: timeValue,
});

export type FundingWire = z.output<typeof fundingWire>;
