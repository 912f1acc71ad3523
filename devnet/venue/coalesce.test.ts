import { expect, it } from 'vitest';
import { coalesce } from './coalesce.ts';

it('runs once more for all calls made during a run, and never concurrently', async () => {
  let running = 0;
  let runs = 0;
  let most = 0;
  const task = coalesce(async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    runs += 1;
    running -= 1;
  });
  await Promise.all([task(), task(), task()]);
  expect({ runs, most }).toEqual({ runs: 2, most: 1 });
});

it('continues after a failed run', async () => {
  let runs = 0;
  const task = coalesce(async () => {
    runs += 1;
    if (runs === 1) throw new Error('first');
  });
  const results = await Promise.allSettled([task(), task()]);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
});
