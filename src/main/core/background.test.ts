import { describe, expect, it } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createBackground } from './background.ts';

function setUp() {
  const errors: (readonly [string, unknown])[] = [];
  const log = {
    ...silentLog,
    error: (event: string, facts: unknown) => void errors.push([event, facts]),
  };
  return { background: createBackground(log), errors };
}

const bug = async (): Promise<never> => {
  throw new Error('a bug');
};

describe('work in the background', () => {
  it('that throws is logged with its name and where it was thrown', async () => {
    const { background, errors } = setUp();
    background.run('look up', bug);
    await background.settled();
    const error = expect.stringMatching(/a bug\n.*background\.test/);
    const facts = { name: 'look up', reference: 'look up-1', error };
    expect(errors).toEqual([['background.failed', facts]]);
  });

  it('that is waited for answers with its own result', async () => {
    const { background, errors } = setUp();
    expect(await background.attempt('refresh', async () => ok(7))).toEqual(ok(7));
    const refused = err({ code: 'VENUE_UNREACHABLE', detail: 'ECONNREFUSED' } as const);
    expect(await background.attempt('refresh', async () => refused)).toEqual(refused);
    expect(errors).toEqual([]);
  });

  it('that is waited for and throws is logged, and answered with the reference of its log line', async () => {
    const { background, errors } = setUp();
    await background.attempt('refresh', bug);
    const answer = await background.attempt('refresh', bug);
    expect(answer).toEqual(err({ code: 'INTERNAL', reference: 'refresh-2' }));
    expect(errors).toMatchObject([
      ['background.failed', { name: 'refresh', reference: 'refresh-1' }],
      ['background.failed', { name: 'refresh', reference: 'refresh-2' }],
    ]);
  });

  it('is settled once all of it has ended, also what was begun while others ended', async () => {
    const { background } = setUp();
    const story: string[] = [];
    const ends: (() => void)[] = [];
    const ended = () => new Promise<void>((end) => ends.push(end));
    background.run('first', async () => {
      await ended();
      story.push('first');
      background.run('second', async () => {
        await ended();
        story.push('second');
      });
    });
    const settled = background.settled().then(() => story.push('settled'));
    ends[0]?.();
    await expect.poll(() => ends.length).toBe(2);
    expect(story).toEqual(['first']);
    ends[1]?.();
    await settled;
    expect(story).toEqual(['first', 'second', 'settled']);
  });

  it('that never began is settled at once', async () => {
    expect(await setUp().background.settled()).toBeUndefined();
  });
});
