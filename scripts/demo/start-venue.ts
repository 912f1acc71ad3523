import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { packageProgram } from '../processes/package-program.ts';
import { projectRoot } from '../setup/project-root.mjs';
import type { VenueAnnouncement } from './settings-for.ts';

export interface DemoVenue {
  readonly announcement: VenueAnnouncement;
  /** Safe to call twice: the scripted session stops the venue to show the app without one. */
  stop(): Promise<void>;
}

const SEED = '7';

/** Starts the paper venue locally, with the same price path every time. */
export async function startVenue(): Promise<DemoVenue> {
  const child = spawn(
    process.execPath,
    [packageProgram('tsx', 'tsx'), 'devnet/main.ts', '--walk', '--seed', SEED],
    { cwd: projectRoot, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const gone = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    gone.then(() => {
      throw new Error('The paper venue exited before it was ready; its message is above.');
    }),
  ]);
  return {
    announcement: JSON.parse(line),
    async stop() {
      // The venue exits when its input closes.
      child.stdin.end();
      await gone;
    },
  };
}
