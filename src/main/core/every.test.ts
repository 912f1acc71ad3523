import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { every } from './every.ts';

function setUp() {
  const clock = createFakeClock();
  const runs: { resolve(): void; reject(error: Error): void }[] = [];
  const poll = every(
    clock,
    1_000,
    () => new Promise<void>((resolve, reject) => runs.push({ resolve, reject })),
  );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { clock, runs, poll, settle };
}

describe('a repeated task', () => {
  it('does not run before it was started and its time has passed', () => {
    const { clock, runs, poll } = setUp();
    clock.advance(5_000);
    poll.start();
    clock.advance(999);
    expect(runs).toHaveLength(0);
    clock.advance(1);
    expect(runs).toHaveLength(1);
  });

  it('waits its whole time after a run has ended, however long that took', async () => {
    const { clock, runs, poll, settle } = setUp();
    poll.start();
    clock.advance(60_000);
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    await settle();
    clock.advance(999);
    expect(runs).toHaveLength(1);
    clock.advance(1);
    expect(runs).toHaveLength(2);
  });

  it('goes on after a run that failed', async () => {
    const { clock, runs, poll, settle } = setUp();
    poll.start();
    clock.advance(1_000);
    runs[0]?.reject(new Error('the venue is away'));
    await settle();
    clock.advance(1_000);
    expect(runs).toHaveLength(2);
  });

  it('runs no more after it was stopped, while waiting or while running', async () => {
    const { clock, runs, poll, settle } = setUp();
    poll.start();
    poll.stop();
    expect(clock.pending).toBe(0);
    poll.start();
    clock.advance(1_000);
    poll.stop();
    runs[0]?.resolve();
    await settle();
    expect(clock.pending).toBe(0);
    expect(runs).toHaveLength(1);
  });

  it('can be started again', () => {
    const { clock, runs, poll } = setUp();
    poll.start();
    poll.stop();
    poll.start();
    clock.advance(1_000);
    expect(runs).toHaveLength(1);
  });
});
