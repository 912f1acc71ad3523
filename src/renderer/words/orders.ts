import type { UnixMs } from '../../shared/domain/ids.ts';
import {
  type Abandoned,
  isCancelling,
  isWaiting,
  type Order,
  type OrderFailure,
  type OrderIntent,
  type OwnFailureCode,
  type WaitingFailureCode,
} from '../../shared/domain/order.ts';
import type { OrderEvent } from '../../shared/domain/order-event.ts';
import type { OrderReason } from '../../shared/domain/order-reason.ts';
import type { OrderStage } from '../../shared/domain/order-stage.ts';
import { formatClock, formatDuration } from '../format/time.ts';
import { contractWords, MIN_EQUITY } from './contracts.ts';
import { errorWords } from './errors.ts';
import { type Phrases, phrase, sentence } from './phrases.ts';

export const INTENT_WORDS: Readonly<Record<OrderIntent, string>> = {
  'open-long': 'Open long',
  'open-short': 'Open short',
  'close-long': 'Close long',
  'close-short': 'Close short',
  'swap-to-base': 'Swap collateral',
  'swap-to-quote': 'Swap collateral',
};

const STAGE_WORDS: Readonly<Record<OrderStage, string>> = {
  created: 'signing',
  signed: 'signed',
  submitted: 'sent',
  open: 'open',
  attention: 'needs attention',
  failed: 'failed',
  expired: 'expired',
  cancelled: 'cancelled',
  filled: 'filled',
};

/** An order's status; one whose outcome is unknown is being looked up, and never called failed. */
export function stageWords(order: Order): string {
  const { stage, outcomeUnknown, cancel } = order;
  if (isWaiting(order)) return 'waits for the close to be filled';
  if (outcomeUnknown && stage !== 'attention') return 'outcome unknown, looking it up';
  const words = STAGE_WORDS[stage];
  if (!isCancelling(order)) return words;
  return `${words}, cancelling: waiting for the ${cancel?.by === 'venue' ? 'venue' : 'block'}`;
}

/**
 * What a cancellation at the venue does not undo: until validTo, anybody who holds the signed order can have it filled,
 * unless the session's nonce is used first. Null after validTo, and for an order that ended in another way.
 */
export function venueCancelWords(order: Order, now: UnixMs): string | null {
  const { cancel, terms } = order;
  const until = (terms?.validTo ?? 0) * 1_000;
  if (cancel?.by !== 'venue' || now > until) return null;
  return `Cancelled by the venue only: the signed order stays valid on chain until ${formatClock(until)}, or until the session key’s next order is filled.`;
}

/** What happened to an order. */
export const EVENT_WORDS: Readonly<Record<OrderEvent['type'], string>> = {
  repriced: 'repriced',
  signed: 'signed with the session key',
  submitting: 'sending',
  'outcome-unknown': 'no certain reply',
  pending: 'accepted by the venue',
  filled: 'filled',
  failed: 'failed',
  expired: 'expired',
  cancelled: 'cancelled',
  'cancel-requested': 'cancel requested',
  'cancel-failed': 'not cancelled',
  attention: 'needs attention',
};

const REASONS: Phrases<OrderReason> = {
  APP_CLOSED: () => 'Ballast was closed before the answer came.',
  REFUSED: ({ error }) => errorWords(error),
  NONCE_INVALIDATED: () => 'The session key gave up the order’s nonce.',
  DIGEST_CANCELLED: () => 'The owner cancelled the order on chain.',
  STILL_LISTED: ({ afterMs }) =>
    `The venue still lists the order as open after ${formatDuration(afterMs)}.`,
  NOT_FOUND: ({ afterMs }) =>
    `Neither the venue nor the chain has shown the order for ${formatDuration(afterMs)}.`,
  TEXT: ({ text }) => text,
};

/** Why an order's event happened; empty where nobody gave a reason. */
export const reasonWords = (reason: OrderReason): string => phrase(REASONS, reason);

/**
 * What the venue's codes and ours mean to a trader; the first pattern found in the code or the message wins. Orders of the
 * first release carry the code of the error that stopped them, and not the error itself.
 */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/ORDER_BELOW_MIN_EQUITY/, MIN_EQUITY],
  [/SESSION_REVOKED/, 'The session key was revoked'],
  [/ORDER_EXPIRED/, 'The order was not filled in time'],
  [/FEE_TOO_LOW/, 'The venue raised its fee: place the order again at the new one'],
  [/NEVER_SENT/, 'Never sent: nothing left this computer'],
  [/NONCE_USED|NONCE_MOVED/, 'Another order of the session key took its nonce'],
  [/DEDUPLICATED/, 'The venue mistook it for another order and dropped it'],
  [/VENUE_CONFIG_CHANGED/, 'The venue’s configuration had changed: nothing was signed'],
  [
    /KEYCHAIN_LOCKED|KEYCHAIN_ABSENT|KEY_MISSING|KEY_WRONG/,
    'The session key could not be read: nothing was signed',
  ],
  [/SIGNING_REFUSED/, 'The order did not match the venue’s configuration: nothing was signed'],
  [/WRONG_CHAIN/, 'The node or the venue was on another chain: nothing was signed'],
  [/VENUE_UNREACHABLE|CHAIN_UNREACHABLE/, 'No connection: nothing was sent'],
  [/^UNKNOWN $/, 'The venue gave no reason'],
];

/** What is left to do after an order that waited for a close was not sent, by how the close ended. */
const AFTER_CLOSE: Readonly<Record<WaitingFailureCode, string>> = {
  CLOSE_FILLED: 'The position is closed: open the other side in the ticket if you still want it.',
  CLOSE_NOT_FILLED: 'The position was not closed: press Reverse again if you still want it.',
  CLOSE_NOT_FINAL:
    'The close has no final status yet: wait for it, then check Positions before you go on.',
};

const ABANDONED: Readonly<Record<Abandoned, string>> = {
  'app-closed': 'Ballast was closed before it was sent.',
  'account-changed': 'Another account was selected before the close was filled.',
  'too-late': 'The close took too long.',
};

/** Why an order failed, in a trader's words; an unknown reason is shown as it came. Always ends with a full stop. */
export function failureWords(failure: OrderFailure): string {
  const { code, message } = failure;
  if (failure.by === 'terminal') {
    const { refusal, abandoned } = failure;
    const next = isAfterClose(failure.code) ? AFTER_CLOSE[failure.code] : '';
    const why = refusal ? errorWords(refusal) : abandoned && ABANDONED[abandoned];
    if (next || why) {
      const told = why ?? (message && sentence(message));
      return ['Never sent:', told, next].filter(Boolean).join(' ');
    }
  }
  const raw = `${code} ${message}`;
  const meaning = MEANINGS.find(([pattern]) => pattern.test(raw))?.[1] ?? contractWords(raw);
  return sentence(meaning ?? (message || code));
}

const isAfterClose = (code: OwnFailureCode): code is WaitingFailureCode =>
  Object.hasOwn(AFTER_CLOSE, code);
