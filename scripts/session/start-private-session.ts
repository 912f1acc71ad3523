import { startDisplay } from '../display/start-display.ts';
import { startKeyring } from '../keyring/start-keyring.ts';
import { hasDisplay } from '../setup/set-up.mjs';

/** Lets programs open windows and store keys without touching the desktop of the user who started them. */
export interface PrivateSession {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts a private, unlocked keychain and, if there is no display, a virtual one. */
export async function startPrivateSession(): Promise<PrivateSession> {
  const keyring = await startKeyring({ state: 'unlocked' });
  const display = hasDisplay() ? null : await startDisplay();
  return {
    env: { ...keyring.env, ...display?.env },
    async stop() {
      await display?.stop();
      await keyring.stop();
    },
  };
}
