import { defineConfig } from 'vitest/config';

/** A guard against a test that hangs. It is far above what any test needs, so that a busy machine passes too. */
const HANGS_MS = 600_000;

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'devnet/**/*.test.ts',
      'bench/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Loading viem, zod and ethers anew for each of 190 files took longer than the tests. No module
    // keeps state, so the files of a worker can share what they load.
    isolate: false,
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    expect: { poll: { timeout: HANGS_MS / 10, interval: 20 } },
  },
});
