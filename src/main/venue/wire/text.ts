import { getAddress } from 'viem';
import { z } from 'zod';
import type { Address, Hex } from '../../../shared/domain/ids.ts';

/**
 * Makes untrusted text safe to show and to store: replaces lone surrogates and control characters, and cuts the text at
 * `maxLength` UTF-16 units.
 *
 * @example plainText('a\u0000b\ud800', 10) // 'a b\ufffd'
 */
export const plainText = (text: string, maxLength: number): string =>
  text
    .slice(0, maxLength)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd');

/** A message for people, cut at 500 characters. */
export const messageText = z.string().transform((text) => plainText(text, 500));

/** An id or symbol: word characters and `. : -` only. */
export const nameText = z.string().regex(/^[\w.:-]{1,128}$/, 'must be a plain name');

/** An error code such as `ORDER_REVERTED`; cut rather than refused if it is too long. */
export const codeText = z
  .string()
  .min(1)
  .transform((text) => plainText(text, 128));

/** An address in any case, converted to checksum form. The venue mixes cases, so a checksum is not required. */
export const addressText = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits')
  .transform((text): Address => getAddress(text.toLowerCase()));

/** 32 bytes (a hash or a session id), converted to lower case. */
export const bytes32Text = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'must be 0x and 64 hex digits')
  .transform((text) => text.toLowerCase() as Hex);
