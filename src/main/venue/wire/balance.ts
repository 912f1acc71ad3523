import { z } from 'zod';
import { addressText } from './hex.ts';
import { figureField, unsignedText } from './number.ts';
import { messageText, nameText } from './text.ts';

/** A row of `AccountBalance[]`: the same over REST and inside a `balance_update` frame. */
export const balanceWire = z.object({
  chainId: z.int().positive(),
  network: messageText.optional(),
  token: nameText,
  tokenAddress: addressText,
  totalBalance: unsignedText,
  usdValue: figureField,
});

export type BalanceWire = z.output<typeof balanceWire>;
