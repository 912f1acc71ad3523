import { test as base, expect } from '@playwright/test';
import { startDisplay } from '../../scripts/display/start-display.ts';
import { hasDisplay } from '../../scripts/setup/set-up.mjs';
import { type OpenedDesk, openSharedDesk, type SharedDesk } from './shared-desk.ts';
import { type Desk, startDesk } from './start-desk.ts';

interface TestFixtures {
  /** A desk of the test's own; the app is not open yet. */
  readonly desk: Desk;
  readonly sharedDesk: SharedDesk;
}

interface WorkerFixtures {
  readonly display: Readonly<Record<string, string>>;
  readonly openedDesk: OpenedDesk;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const display = hasDisplay() ? null : await startDisplay();
      await use(display?.env ?? {});
      await display?.stop();
    },
    { scope: 'worker' },
  ],
  openedDesk: [
    async ({ display }, use) => {
      const opened = await openSharedDesk(display);
      await use(opened);
      await opened.close();
    },
    { scope: 'worker' },
  ],
  sharedDesk: async ({ openedDesk: { desk, tidy } }, use) => {
    await tidy();
    await use(desk);
  },
  desk: async ({ display }, use) => {
    const desk = await startDesk(display);
    await use(desk);
    await desk.close();
  },
});

export { expect };
