import { describe, expect, it } from 'vitest';
import type { Flatten, FlattenStop } from '../../shared/domain/flatten.ts';
import { flattenStopWords, flattenWords } from './flatten-words.ts';

const flatten: Flatten = {
  startedAt: 0,
  step: 'close',
  cancelled: 1,
  closed: 0,
  revoked: 0,
  state: { kind: 'running' },
};

describe('how far closing everything came', () => {
  it('is told by the step under way and what is done', () => {
    expect(flattenWords(flatten)).toBe(
      'Step 2 of 3, closing positions: 1 order cancelled, 0 positions closed, 0 sessions revoked',
    );
    const done = { ...flatten, step: 'revoke', revoked: 3, state: { kind: 'done' } } as const;
    expect(flattenWords(done)).toBe(
      'Everything is closed: 1 order cancelled, 0 positions closed, 3 sessions revoked',
    );
  });
});

describe('why closing everything stopped', () => {
  const failure = {
    by: 'venue',
    code: 'ORDER_REVERTED',
    message: 'Return amount is not enough',
  } as const;
  it.each<[FlattenStop, string]>([
    [{ code: 'REFUSED', error: { code: 'CHAIN_UNREACHABLE', detail: '' } }, 'cannot be reached'],
    [{ code: 'ORDER_ENDED', stage: 'failed', failure }, 'is failed: The market could not deliver'],
    [{ code: 'ORDER_ENDED', stage: 'expired', failure: null }, 'is expired.'],
    [{ code: 'ORDER_ENDED', stage: 'attention', failure: null }, 'could not be found out'],
    [{ code: 'STILL_OPEN' }, 'open again'],
    [{ code: 'ACCOUNT_LEFT' }, 'Another account'],
    [{ code: 'INTERRUPTED' }, 'does not go on by itself'],
  ])('is told for %o, with what is left as it was', (why, words) => {
    expect(flattenStopWords(why, 'close')).toContain(words);
    expect(flattenStopWords(why, 'close')).toContain('No session was revoked');
  });

  it('never says that no session was revoked once the revoking has begun', () => {
    expect(flattenStopWords({ code: 'STILL_OPEN' }, 'revoke')).not.toContain('No session');
  });
});
