import { defineConfig } from '@playwright/test';

/** Guards against a test that hangs, far above what any needs, so that a busy machine passes too. */
const TEST_HANGS_MS = 240_000;
const STEP_HANGS_MS = 60_000;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  // Two run side by side, also of one file: each has a desk of its own, or shares one only with tests of its worker.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: TEST_HANGS_MS,
  expect: { timeout: STEP_HANGS_MS },
  reporter: [['list']],
});
