import type { ConnectionReason } from '../../shared/domain/connection.ts';
import type { Flatten, FlattenStep, FlattenStop } from '../../shared/domain/flatten.ts';
import type { NoticeFacts } from '../../shared/domain/notice.ts';
import { formatPercent } from '../format/percent.ts';
import { errorWords } from './errors.ts';
import { failureWords } from './orders.ts';
import { type Phrases, phrase, plural } from './phrases.ts';

const CONNECTION: Phrases<ConnectionReason> = {
  STARTING: () => 'Ballast has just started.',
  RETRYING: () => 'Connecting again.',
  TAKING_SNAPSHOT: () => 'Loading the account.',
  ACCOUNT_CHANGED: () => 'Loading another account.',
  CLOCK_JUMPED: () => 'The computer slept, or its clock was set.',
  STREAM_SUSPECT: () => 'The live stream sent something wrong: loading the account again.',
  TOO_MANY_FRAMES: () => 'The live stream was too fast: loading the account again.',
  FAILED: ({ error }) => errorWords(error),
};

/** Why the connection is not live. */
export const connectionWords = (reason: ConnectionReason): string => phrase(CONNECTION, reason);

const NOTICES: Phrases<NoticeFacts> = {
  STREAM_SUSPECT: () =>
    'The live stream sent something wrong, so the account was loaded again from the venue.',
  UNKNOWN_FRAME_TYPE: ({ type }) =>
    `The live stream sent a message of a type this version does not know (${type}): it was ignored.`,
  BACKFILL_FAILED: ({ error }) =>
    `The history is not complete yet and continues with the next connection. ${errorWords(error)}`,
  PAPER_ACCOUNT_FAILED: ({ error }) =>
    `The paper account is not completely set up: restart Ballast to continue. ${errorWords(error)}`,
  REVERSE_STOPPED: ({ symbol }) =>
    `${symbol} was not reversed: the other side was not opened. Order history says why and what to do.`,
  FEE_CHANGED: ({ fromBps, toBps }) =>
    `The venue changed its fee from ${formatPercent(fromBps)} to ${formatPercent(toBps)}. New orders pay the new one.`,
  ROW_DAMAGED: ({ table, id, dropped }) =>
    `A stored row was damaged (${table} ${id}) and is ${dropped ? 'fetched again from the venue' : 'left as it is'}.`,
};

/** What happened and what follows from it. */
export const noticeWords = (notice: NoticeFacts): string => phrase(NOTICES, notice);

const STEPS: Readonly<Record<FlattenStep, string>> = {
  cancel: 'Step 1 of 3, cancelling open orders',
  close: 'Step 2 of 3, closing positions',
  revoke: 'Step 3 of 3, revoking session keys',
};

/** What was left as it was, and what to do, by the step at which it stopped. */
const NEXT: Readonly<Record<FlattenStep, string>> = {
  cancel:
    'No position was closed and no session key was revoked. Check Open orders, then start again.',
  close:
    'No session key was revoked, because open positions need one to be closed. Check Positions and Open orders, then start again.',
  revoke: 'Session keys that are still active can be revoked above, or by starting again.',
};

const STOPPED: Phrases<FlattenStop> = {
  REFUSED: ({ error }) => errorWords(error),
  ORDER_ENDED: ({ stage, failure }) => {
    if (stage === 'attention') return 'The outcome of the order could not be found out.';
    return failure ? failureWords(failure) : `The order ended as ${stage}.`;
  },
  STILL_OPEN: () => 'A position or an order is still open, or open again.',
  ACCOUNT_LEFT: () => 'Another account was selected.',
  INTERRUPTED: () => 'Ballast was closed before it was done, and does not resume by itself.',
};

/**
 * The progress of closing everything.
 *
 * @example flattenWords(flatten)
 * // 'Step 2 of 3, closing positions: 1 order cancelled, 0 positions closed, 0 session keys revoked'
 */
export function flattenWords({ step, cancelled, closed, revoked, state }: Flatten): string {
  const done = [
    `${plural(cancelled, 'order')} cancelled`,
    `${plural(closed, 'position')} closed`,
    `${plural(revoked, 'session key')} revoked`,
  ].join(', ');
  return `${state.kind === 'done' ? 'Everything is closed' : STEPS[step]}: ${done}`;
}

/** Why closing everything stopped, what was left as it was, and what to do. */
export const flattenStopWords = (why: FlattenStop, step: FlattenStep): string =>
  `${phrase(STOPPED, why)} ${NEXT[step]}`;
