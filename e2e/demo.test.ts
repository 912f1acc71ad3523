import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runScriptedSession } from '../scripts/demo/scripted-session.ts';
import { settingsFor } from '../scripts/demo/settings-for.ts';
import { startVenue } from '../scripts/demo/start-venue.ts';
import { expect, test } from './support/desk.ts';

test('the demo runs from an empty account to offline history, with a picture of every step', async ({
  display,
  desk: { keyring, userData },
}) => {
  const pictures = join(userData, 'pictures');
  const venue = await startVenue();
  try {
    const env = { ...display, ...keyring.env, ...settingsFor(venue.announcement, userData) };
    await runScriptedSession({ userData, env }, venue, pictures);
  } finally {
    await venue.stop();
  }
  await expect(readdir(pictures)).resolves.toHaveLength(7);
});
