import type { OrderFailure } from '../../shared/domain/order.ts';

/** What the venue's and the contracts' own words mean to a trader; the first pattern found in code or message wins. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /ORDER_BELOW_MIN_EQUITY|MinEquity/,
    'position equity below PM minimum (bump up sellAmount or lower leverage)',
  ],
  [
    /Return amount is not enough/,
    'The market could not deliver the minimum: allow more slippage or try again',
  ],
  [/HealthFactor/, 'The health factor after the order would have been below the safe threshold'],
  [/InsufficientBorrowAllowance/, 'The borrow allowance was used up: raise it'],
  [
    /InsufficientEngineDebitAllowance/,
    'The engine may not withdraw that much: raise its allowance',
  ],
  [/InsufficientLiquidity/, 'The venue had not enough to lend'],
  [/AlreadyFilled/, 'An order with exactly these terms was already filled'],
  [/SessionExpired/, 'The session had expired'],
  [/SessionIsRevoked|SESSION_REVOKED/, 'The session had been revoked'],
  [/SessionCallsExceeded/, 'The session had no calls left'],
  [/AssetLimitExceeded/, 'The session’s token limit was used up'],
  [/DeadlineExpired|LeverageExpired|ORDER_EXPIRED/, 'It was not filled in time'],
  [/NEVER_SENT/, 'Never sent: nothing left this computer'],
  [/NONCE_USED|NONCE_MOVED|InvalidNonce/, 'Its place in the session was taken by another order'],
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
  return MEANINGS.find(([pattern]) => pattern.test(raw))?.[1] ?? (message || code);
}
