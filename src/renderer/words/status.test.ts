import { describe, expect, it } from 'vitest';
import type { ConnectionReason } from '../../shared/domain/connection.ts';
import type { Flatten, FlattenStop } from '../../shared/domain/flatten.ts';
import type { NoticeFacts } from '../../shared/domain/notice.ts';
import { connectionWords, flattenStopWords, flattenWords, noticeWords } from './status.ts';

const error = { code: 'VENUE_UNREACHABLE', detail: 'ECONNREFUSED' } as const;
const NOTICES: { readonly [C in NoticeFacts['code']]: Extract<NoticeFacts, { code: C }> } = {
  STREAM_SUSPECT: { code: 'STREAM_SUSPECT', detail: 'a frame of another account' },
  UNKNOWN_FRAME_TYPE: { code: 'UNKNOWN_FRAME_TYPE', type: 'order_teleported' },
  BACKFILL_FAILED: { code: 'BACKFILL_FAILED', error },
  PAPER_ACCOUNT_FAILED: { code: 'PAPER_ACCOUNT_FAILED', error },
  REVERSE_STOPPED: { code: 'REVERSE_STOPPED', symbol: 'wS-USDC' },
  FEE_CHANGED: { code: 'FEE_CHANGED', fromBps: 100, toBps: 150 },
  ROW_DAMAGED: { code: 'ROW_DAMAGED', table: 'orders', id: 'ord_1', dropped: false },
};

describe('the words for a notice', () => {
  it.each(Object.values(NOTICES))('$code is a sentence without its code', (facts) => {
    const words = noticeWords(facts);
    expect(words).toMatch(/\w{2,} .+\.$/);
    expect(words).not.toContain(facts.code);
    expect(words).not.toMatch(/undefined|\[object/);
  });

  it('name the unknown type of message, the damaged row, and both fees', () => {
    expect(noticeWords(NOTICES.UNKNOWN_FRAME_TYPE)).toContain('order_teleported');
    expect(noticeWords(NOTICES.ROW_DAMAGED)).toContain('orders ord_1');
    expect(noticeWords(NOTICES.FEE_CHANGED)).toContain('from 1 % to 1.5 %');
  });

  it('give the error that stopped something', () => {
    expect(noticeWords(NOTICES.BACKFILL_FAILED)).toContain('The venue cannot be reached');
  });
});

describe('the words for a connection that is not live', () => {
  it.each<ConnectionReason>([
    { code: 'STARTING' },
    { code: 'RETRYING' },
    { code: 'TAKING_SNAPSHOT' },
    { code: 'ACCOUNT_CHANGED' },
    { code: 'CLOCK_JUMPED' },
    { code: 'STREAM_SUSPECT', detail: 'not JSON' },
    { code: 'TOO_MANY_FRAMES' },
  ])('$code is a sentence', (reason) => {
    expect(connectionWords(reason)).toMatch(/^[A-Z].+\.$/);
  });

  it('are those of the error where something failed', () => {
    expect(connectionWords({ code: 'FAILED', error })).toContain('The venue cannot be reached');
  });
});

const flatten: Flatten = {
  startedAt: 0,
  step: 'close',
  cancelled: 1,
  closed: 0,
  revoked: 0,
  state: { kind: 'running' },
};

describe('the progress of closing everything', () => {
  it('names the current step and what is done', () => {
    expect(flattenWords(flatten)).toBe(
      'Step 2 of 3, closing positions: 1 order cancelled, 0 positions closed, 0 session keys revoked',
    );
    const done = { ...flatten, step: 'revoke', revoked: 3, state: { kind: 'done' } } as const;
    expect(flattenWords(done)).toBe(
      'Everything is closed: 1 order cancelled, 0 positions closed, 3 session keys revoked',
    );
  });
});

describe('the reason why closing everything stopped', () => {
  const failure = {
    by: 'venue',
    code: 'ORDER_REVERTED',
    message: 'Return amount is not enough',
  } as const;
  it.each<[FlattenStop, string]>([
    [{ code: 'REFUSED', error: { code: 'CHAIN_UNREACHABLE', detail: '' } }, 'cannot be reached'],
    [{ code: 'ORDER_ENDED', stage: 'failed', failure }, 'The market could not deliver'],
    [{ code: 'ORDER_ENDED', stage: 'expired', failure: null }, 'ended as expired.'],
    [{ code: 'ORDER_ENDED', stage: 'attention', failure: null }, 'could not be found out'],
    [{ code: 'STILL_OPEN' }, 'open again'],
    [{ code: 'ACCOUNT_LEFT' }, 'Another account'],
    [{ code: 'INTERRUPTED' }, 'does not resume by itself'],
  ])('is given for %o, with what was left as it was', (why, words) => {
    expect(flattenStopWords(why, 'close')).toContain(words);
    expect(flattenStopWords(why, 'close')).toContain('No session key was revoked');
  });

  it('never says that no session key was revoked once revoking has begun', () => {
    expect(flattenStopWords({ code: 'STILL_OPEN' }, 'revoke')).not.toContain('No session');
  });
});
