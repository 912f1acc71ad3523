import { getAddress } from 'viem';
import { z } from 'zod';
import type { Address, Hex } from '../../../shared/domain/ids.ts';

/**
 * Text of a stranger made fit to show and to store: lone surrogates and control characters replaced, cut at
 * `maxLength` characters.
 *
 * @example plainText('a\u0000b\ud800', 10) // 'a b\ufffd'
 */
export const plainText = (text: string, maxLength: number): string =>
  text
    .slice(0, maxLength)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd');

/** A message for people: shown as it came, within bounds. */
export const messageText = z.string().transform((text) => plainText(text, 500));

/** An id, a code, a symbol: nothing but word characters and `. : -`. */
export const nameText = z.string().regex(/^[\w.:-]{1,128}$/, 'must be a plain name');

/** Error codes come as `ORDER_REVERTED`; anything longer than a name is cut, not refused. */
export const codeText = z
  .string()
  .min(1)
  .transform((text) => plainText(text, 128));

/** An address in any case, turned into its checksum form. The case itself is not checked: the venue mixes it. */
export const addressText = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits')
  .transform((text): Address => getAddress(text.toLowerCase()));

/** 32 bytes: a hash or a session id, in lower case. */
export const bytes32Text = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'must be 0x and 64 hex digits')
  .transform((text) => text.toLowerCase() as Hex);
