import type {
  OrderFailure,
  OwnFailureCode,
  WaitingFailureCode,
} from '../../shared/domain/order.ts';
import { contractWords } from './contract-words.ts';
import { errorWords } from './error-words.ts';

/** What the venue's codes and our own mean to a trader; the first pattern found in code or message wins. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /ORDER_BELOW_MIN_EQUITY/,
    'position equity below PM minimum (bump up sellAmount or lower leverage)',
  ],
  [/SESSION_REVOKED/, 'The session had been revoked'],
  [/ORDER_EXPIRED/, 'It was not filled in time'],
  [/FEE_TOO_LOW/, 'The venue’s fee had risen: place the order again at the new one'],
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
  [/WRONG_CHAIN/, 'Node or venue were on another chain than the settings: nothing was signed'],
  [/VENUE_UNREACHABLE|CHAIN_UNREACHABLE/, 'No connection: nothing was sent'],
];

/** What is left to do after an order that waited for a close was not sent, by where the close stands. */
const AFTER_CLOSE: Readonly<Record<WaitingFailureCode, string>> = {
  CLOSE_FILLED: 'The position is closed: open the other side in the ticket if you still want it.',
  CLOSE_NOT_FILLED: 'The position was not closed: press Reverse again if you still want it.',
  CLOSE_NOT_FINAL:
    'What becomes of the close is not known yet: wait until it is, then look at Positions before you go on.',
};

/** Why an order failed, in a trader's words; an unknown reason is shown as it came. */
export function failureWords(failure: OrderFailure): string {
  const { code, message } = failure;
  if (failure.by === 'terminal' && isAfterClose(failure.code)) {
    const why = failure.refusal ? errorWords(failure.refusal) : `${message}.`;
    return `Never sent: ${why} ${AFTER_CLOSE[failure.code]}`;
  }
  const raw = `${code} ${message}`;
  const meaning = MEANINGS.find(([pattern]) => pattern.test(raw))?.[1] ?? contractWords(raw);
  return meaning ?? (message || code);
}

const isAfterClose = (code: OwnFailureCode): code is WaitingFailureCode =>
  Object.hasOwn(AFTER_CLOSE, code);
