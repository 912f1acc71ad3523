import { z } from 'zod';
import { bytes32Text } from './hex.ts';
import { figureField, timeValue, unsignedText } from './number.ts';
import { nameText } from './text.ts';

/** A row of the trades. Its field names are assumed and stand here alone. */
export const tradeWire = z.object({
  tradeId: nameText,
  orderId: nameText.nullish().catch(null),
  symbol: nameText,
  side: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(['buy', 'sell'])),
  /** Base tokens. */
  size: unsignedText,
  price: figureField,
  notional: figureField,
  fee: figureField,
  feeAsset: nameText.nullish().catch(null),
  txHash: bytes32Text.nullish().catch(null),
  timestamp: timeValue,
});

export type TradeWire = z.output<typeof tradeWire>;
