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

const code = 'UNKNOWN_FRAME_TYPE';
const shown = () => bench.state.current.notices;
const details = () => shown().map(({ detail }) => detail);

describe('a notice', () => {
  it('is shown with its time, and told to the page', () => {
    notices.add(code, 'gift');
    const value = [{ code, detail: 'gift', count: 1, at: bench.clock.now() }];
    expect(shown()).toEqual(value);
    expect(bench.deltas).toEqual([{ revision: 1, changes: [{ slice: 'notices', value }] }]);
  });

  it('that is repeated is counted, gets a new date and is shown first', () => {
    notices.add(code, 'gift');
    notices.add(code, 'margin_call');
    bench.clock.advance(1_000);
    notices.add(code, 'gift');
    expect(shown()).toMatchObject([
      { detail: 'gift', count: 2, at: bench.clock.now() },
      { detail: 'margin_call', count: 1, at: bench.clock.now() - 1_000 },
    ]);
  });

  it('with the same words under another code is another notice', () => {
    notices.add(code, 'gift');
    notices.add('STREAM_SUSPECT', 'gift');
    expect(shown()).toMatchObject([
      { code: 'STREAM_SUSPECT', count: 1 },
      { code, count: 1 },
    ]);
  });

  it('keeps the first 200 characters of its detail and is distinguished by those alone', () => {
    notices.add(code, `${'a'.repeat(200)}b`);
    notices.add(code, `${'a'.repeat(200)}c`);
    expect(shown()).toMatchObject([{ detail: 'a'.repeat(200), count: 2 }]);
  });
});

describe('more notices than are kept', () => {
  beforeEach(() => {
    for (let n = 1; n <= 21; n += 1) notices.add(code, `type ${n}`);
  });

  it('leave the newest 20', () => {
    expect(details()).toEqual(Array.from({ length: 20 }, (_, i) => `type ${21 - i}`));
  });

  it('push none out by a repeat, and one that was pushed out counts from one again', () => {
    notices.add(code, 'type 2');
    expect(shown()).toHaveLength(20);
    expect(details().at(-1)).toBe('type 3');
    notices.add(code, 'type 1');
    expect(shown()[0]).toMatchObject({ detail: 'type 1', count: 1 });
  });
});
