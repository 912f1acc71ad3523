import { startDisplay } from '../display/start-display.ts';
import { startKeyring } from '../keyring/start-keyring.ts';
import { hasDisplay } from '../setup/set-up.mjs';

/** Where programs can open windows and keep keys without touching the desktop of whoever started them. */
export interface PrivateSession {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts an unlocked keychain of its own and, where there is no display, a virtual one. */
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
