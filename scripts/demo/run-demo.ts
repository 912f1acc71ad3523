import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startElectron } from '../electron/start-electron.mjs';
import { startPrivateSession } from '../session/start-private-session.ts';
import { projectRoot } from '../setup/project-root.mjs';
import { hasDisplay } from '../setup/set-up.mjs';
import { runScriptedSession } from './scripted-session.ts';
import { settingsFor } from './settings-for.ts';
import { type DemoVenue, startVenue } from './start-venue.ts';

async function runUnattended(
  settings: Readonly<Record<string, string>>,
  userData: string,
  venue: DemoVenue,
): Promise<number> {
  console.log('No display found. Running a scripted session; pictures go to demo-output/.');
  const session = await startPrivateSession();
  try {
    const options = { userData, env: { ...session.env, ...settings } };
    await runScriptedSession(options, venue, join(projectRoot, 'demo-output'));
    return 0;
  } finally {
    await session.stop();
  }
}

/**
 * Runs the app on a paper venue: with a display until its window is closed, otherwise as a scripted session.
 *
 * @returns the process's exit code
 */
export async function runDemo(): Promise<number> {
  const userData = await mkdtemp(join(tmpdir(), 'ballast-demo-'));
  const venue = await startVenue();
  try {
    const settings = settingsFor(venue.announcement, userData);
    return hasDisplay()
      ? await startElectron(settings)
      : await runUnattended(settings, userData, venue);
  } finally {
    await venue.stop();
    await rm(userData, { recursive: true, force: true });
  }
}
