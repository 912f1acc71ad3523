import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { createLog } from './core/log.ts';
import { readSettings, type Settings } from './core/settings.ts';
import { systemClock } from './core/system-clock.ts';
import { systemRandom } from './core/system-random.ts';
import { createKeytarStore } from './keys/keytar-store.ts';
import { registerAppScheme } from './shell/app-protocol.ts';
import { openWalletPage } from './shell/open-wallet-page.ts';
import { startShell } from './shell/start-shell.ts';
import { createTerminal } from './terminal.ts';

function run(settings: Settings): void {
  const userData = join(settings.userData ?? app.getPath('userData'), settings.environment);
  mkdirSync(userData, { recursive: true });
  const log = createLog(join(userData, 'ballast.log'));
  const terminal = createTerminal({
    settings,
    databasePath: join(userData, 'ballast.sqlite'),
    clock: systemClock,
    random: systemRandom,
    keyStore: createKeytarStore({ service: `ballast/${settings.environment}`, clock: systemClock }),
    log,
    openExternal: openWalletPage,
  });
  startShell({
    terminal,
    log,
    rendererDir: join(import.meta.dirname, '../renderer'),
    preloadPath: join(import.meta.dirname, '../preload/index.cjs'),
    userData,
    onPainted: terminal.start,
  });
  // Quitting waits for the database, but not for a keychain call stuck in its own thread.
  app.once('will-quit', (event) => {
    event.preventDefault();
    void terminal.close().finally(() => app.exit(0));
  });
}

function fail(title: string, reason: string): void {
  console.error(`${title}: ${reason}`);
  dialog.showErrorBox(title, reason);
  app.exit(1);
}

const settings = readSettings(process.env);
registerAppScheme();
if (settings.ok && settings.value.userData) app.setPath('userData', settings.value.userData);
if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  void app.whenReady().then(() => {
    if (!settings.ok)
      return fail('Ballast cannot start: wrong settings', settings.error.join('\n'));
    try {
      run(settings.value);
    } catch (error) {
      fail('Ballast cannot start', error instanceof Error ? error.message : `${error}`);
    }
  });
}
