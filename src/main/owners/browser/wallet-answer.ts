import { getAddress } from 'viem';
import { z } from 'zod';
import type { AppError, WalletRefusal } from '../../../shared/domain/app-error.ts';
import { type Hex, ownerAddress, txHash } from '../../../shared/domain/ids.ts';
import { err, type Result } from '../../../shared/result.ts';

const MAX_ACCOUNTS = 100;
const MAX_DETAIL = 200;

/** The wallet's own message, on one line. */
const detailSchema = z
  .string()
  .max(MAX_DETAIL)
  .transform((text) => text.replace(/\p{C}+/gu, ' '));

const refusalSchema = z.strictObject({
  ok: z.literal(false),
  reason: z.enum(['rejected', 'wrong-account', 'wrong-chain', 'no-wallet', 'closed', 'failed']),
  detail: detailSchema,
});

/** What the page may post, for a request whose result has this shape. */
export const answerSchema = <T>(result: z.ZodType<T>) =>
  z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true), result }), refusalSchema]);

export type WalletAnswer<T> =
  | { readonly ok: true; readonly result: T }
  | z.output<typeof refusalSchema>;

const hexOf = (bytes: number) =>
  z.custom<Hex>(
    (value) => typeof value === 'string' && new RegExp(`^0x[0-9a-fA-F]{${2 * bytes}}$`).test(value),
  );

const addressSchema = hexOf(20).transform((text) => ownerAddress(getAddress(text)));

/** The account selected in the wallet, which is the first one it grants; checksummed. */
export const accountSchema = z
  .array(addressSchema)
  .max(MAX_ACCOUNTS)
  .transform(([first], context) => {
    if (first) return first;
    context.addIssue('must name an account');
    return z.NEVER;
  });

export const txHashSchema = hexOf(32).transform((hash) => txHash(hash));

/** A key's signature, 65 bytes; contract signatures are not supported. */
export const signatureSchema = hexOf(65);

export const walletRefused = (reason: WalletRefusal, detail = ''): Result<never, AppError> =>
  err({ code: 'WALLET_REFUSED', reason, detail });
