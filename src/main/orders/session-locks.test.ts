import { expect, it } from 'vitest';
import { sampleSignature } from '../testing/temp-recorder.ts';
import { createSessionLocks } from './session-locks.ts';

const { sessionId } = sampleSignature(1);

it('a session is held until the work has ended, however it ends', async () => {
  const locks = createSessionLocks();
  let fail = (_: Error): void => {};
  const work = locks.hold(sessionId, () => new Promise((_, reject) => (fail = reject)));
  expect([...locks.held]).toEqual([sessionId]);
  fail(new Error('a bug'));
  await expect(work).rejects.toThrow('a bug');
  expect(locks.held.size).toBe(0);
  expect(await locks.hold(sessionId, async () => 'done')).toBe('done');
});

it('a session is never held twice: two signatures would share its nonce', async () => {
  const locks = createSessionLocks();
  const first = locks.hold(sessionId, async () => 'first');
  await expect(locks.hold(sessionId, async () => 'second')).rejects.toThrow('held already');
  expect(await first).toBe('first');
});
