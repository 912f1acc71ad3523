import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { createNotices, type Notices } from './notices.ts';

let bench: TempRecorder;
let notices: Notices;
beforeEach(() => {
  bench = tempRecorder();
  notices = createNotices(bench.clock, bench.state);
});
afterEach(() => bench.temp.remove());

const unknown = (type: string) => ({ code: 'UNKNOWN_FRAME_TYPE', type }) as const;
const shown = () => bench.state.current.notices;
const types = () => shown().flatMap((notice) => ('type' in notice ? [notice.type] : []));

describe('a notice', () => {
  it('is shown with its time, and published', () => {
    notices.add(unknown('gift'));
    const value = [{ ...unknown('gift'), count: 1, at: bench.clock.now() }];
    expect(shown()).toEqual(value);
    expect(bench.deltas).toEqual([{ revision: 1, changes: [{ slice: 'notices', value }] }]);
  });

  it('that is repeated is counted, gets a new date and is shown first', () => {
    notices.add(unknown('gift'));
    notices.add(unknown('margin_call'));
    bench.clock.advance(1_000);
    notices.add(unknown('gift'));
    expect(shown()).toMatchObject([
      { type: 'gift', count: 2, at: bench.clock.now() },
      { type: 'margin_call', count: 1, at: bench.clock.now() - 1_000 },
    ]);
  });

  it('with other facts under the same code is another notice', () => {
    notices.add(unknown('gift'));
    const error = (detail: string) => ({ code: 'VENUE_UNREACHABLE', detail }) as const;
    notices.add({ code: 'BACKFILL_FAILED', error: error('HTTP 500') });
    notices.add({ code: 'BACKFILL_FAILED', error: error('time-out') });
    notices.add({ code: 'BACKFILL_FAILED', error: error('HTTP 500') });
    expect(shown()).toMatchObject([
      { error: error('HTTP 500'), count: 2 },
      { error: error('time-out'), count: 1 },
      { type: 'gift', count: 1 },
    ]);
  });

  it('keeps the first 200 characters of a text from the stream and is distinguished by those alone', () => {
    notices.add(unknown(`${'a'.repeat(200)}b`));
    notices.add(unknown(`${'a'.repeat(200)}c`));
    expect(shown()).toMatchObject([{ type: 'a'.repeat(200), count: 2 }]);
  });
});

describe('more notices than are kept', () => {
  beforeEach(() => {
    for (let n = 1; n <= 21; n += 1) notices.add(unknown(`type ${n}`));
  });

  it('leave the newest 20', () => {
    expect(types()).toEqual(Array.from({ length: 20 }, (_, i) => `type ${21 - i}`));
  });

  it('push none out by a repeat, and one that was pushed out counts from one again', () => {
    notices.add(unknown('type 2'));
    expect(shown()).toHaveLength(20);
    expect(types().at(-1)).toBe('type 3');
    notices.add(unknown('type 1'));
    expect(shown()[0]).toMatchObject({ type: 'type 1', count: 1 });
  });
});
