import type { Flatten, FlattenStep, FlattenStop } from '../../shared/domain/flatten.ts';
import { errorWords } from './error-words.ts';
import { failureWords } from './failure-words.ts';
import { type Phrases, phrase } from './phrases.ts';

const STEPS: Readonly<Record<FlattenStep, string>> = {
  cancel: 'Step 1 of 3, cancelling what rests',
  close: 'Step 2 of 3, closing positions',
  revoke: 'Step 3 of 3, revoking sessions',
};

/** What is left as it was, and what to do, by the step at which it stopped. */
const NEXT: Readonly<Record<FlattenStep, string>> = {
  cancel:
    'No position was closed and no session revoked. Look at Open orders, then start this again.',
  close:
    'No session was revoked, because without one what is open could not be closed. Look at Positions and Open orders, then start this again.',
  revoke: 'The sessions that are still active can be revoked above, or by starting this again.',
};

const PHRASES: Phrases<FlattenStop> = {
  REFUSED: ({ error }) => errorWords(error),
  ORDER_ENDED: ({ stage, failure }) =>
    stage === 'attention'
      ? 'What became of the order could not be found out.'
      : `The closing order is ${stage}${failure ? `: ${failureWords(failure)}` : ''}.`,
  STILL_OPEN: () => 'Something is open again, or still.',
  ACCOUNT_LEFT: () => 'Another account was shown meanwhile.',
  INTERRUPTED: () => 'Ballast was closed in the middle, and does not go on by itself.',
};

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/**
 * How far it came.
 *
 * @example 'Step 2 of 3, closing positions: 1 order cancelled, 0 positions closed, 0 sessions revoked'
 */
export function flattenWords({ step, cancelled, closed, revoked, state }: Flatten): string {
  const done = [
    `${plural(cancelled, 'order')} cancelled`,
    `${plural(closed, 'position')} closed`,
    `${plural(revoked, 'session')} revoked`,
  ].join(', ');
  return `${state.kind === 'done' ? 'Everything is closed' : STEPS[step]}: ${done}`;
}

/** Why it stopped, what is as it was, and what to do. */
export const flattenStopWords = (why: FlattenStop, step: FlattenStep): string =>
  `${phrase(PHRASES, why)} ${NEXT[step]}`;
