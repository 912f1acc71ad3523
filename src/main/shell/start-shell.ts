import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import type { Log } from '../ports.ts';
import { serveApp } from './app-protocol.ts';
import { hardenContents, hardenSession } from './harden.ts';
import { answerCommands, forwardDeltas } from './ipc.ts';
import { APP_ORIGIN, APP_PAGE, originOf } from './origin.ts';
import type { TerminalPort } from './terminal-port.ts';
import { openMainWindow } from './window.ts';

export interface ShellOptions {
  readonly terminal: TerminalPort;
  readonly log: Log;
  /** The built page. */
  readonly rendererDir: string;
  readonly preloadPath: string;
  readonly userData: string;
}

/** Opens the window on the terminal. The app must be ready, its scheme registered, and it must be the only instance. */
export function startShell({
  terminal,
  log,
  rendererDir,
  preloadPath,
  userData,
}: ShellOptions): void {
  const devServer = devServerUrl();
  const ownOrigin = (devServer && originOf(devServer)) ?? APP_ORIGIN;
  hardenSession(session.defaultSession);
  hardenContents(app, ownOrigin, log);
  serveApp(rendererDir);
  answerCommands(terminal, ownOrigin, log);

  const window: BrowserWindow = openMainWindow({
    preloadPath,
    url: devServer ?? APP_PAGE,
    statePath: join(userData, 'window.json'),
  });
  const stop = forwardDeltas(terminal, window);
  window.once('closed', stop);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
}

/** Watch mode serves the page from this computer; a packaged app never looks at it. */
function devServerUrl(): string | null {
  const url = process.env['ELECTRON_RENDERER_URL'];
  if (app.isPackaged || !url || !URL.canParse(url)) return null;
  return ['localhost', '127.0.0.1'].includes(new URL(url).hostname) ? url : null;
}
