import type { OrderFailure } from '../../shared/domain/order.ts';
import { contractWords } from './contract-words.ts';

/** What the venue's codes and our own mean to a trader; the first pattern found in code or message wins. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /ORDER_BELOW_MIN_EQUITY/,
    'position equity below PM minimum (bump up sellAmount or lower leverage)',
  ],
  [/SESSION_REVOKED/, 'The session had been revoked'],
  [/ORDER_EXPIRED/, 'It was not filled in time'],
  [/NEVER_SENT/, 'Never sent: nothing left this computer'],
  [/NONCE_USED|NONCE_MOVED/, 'Its place in the session was taken by another order'],
  [/DEDUPLICATED/, 'The venue took it for another order and dropped it'],
  [/VENUE_CONFIG_CHANGED/, 'The venue’s configuration had changed: nothing was signed'],
  [
    /KEYCHAIN_LOCKED|KEYCHAIN_ABSENT|KEY_MISSING|KEY_WRONG/,
    'The delegate key could not be read: nothing was signed',
  ],
  [
    /SIGNING_REFUSED/,
    'What was to be signed did not match the venue’s configuration: nothing was signed',
  ],
  [/VENUE_UNREACHABLE|CHAIN_UNREACHABLE/, 'No connection: nothing was sent'],
];

/** Why an order failed, in a trader's words; an unknown reason is shown as it came. */
export function failureWords({ code, message }: OrderFailure): string {
  const raw = `${code} ${message}`;
  const meaning = MEANINGS.find(([pattern]) => pattern.test(raw))?.[1] ?? contractWords(raw);
  return meaning ?? (message || code);
}
