import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import type { Log } from '../core/ports.ts';
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
  /** Called once after the first frame is painted, for work that must not delay it. */
  onPainted(): void;
}

/** A page that keeps crashing is not reloaded again; the reason is in the log. */
const MAX_RELOADS = 3;

/** Opens the terminal's window. The app must be ready, with its scheme registered, and be the only instance. */
export function startShell({
  terminal,
  log,
  rendererDir,
  preloadPath,
  userData,
  onPainted,
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
  reloadAfterCrash(window, log);
  window.once('ready-to-show', onPainted);
  window.once('closed', stop);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
}

/** The page has no state of its own, so it is reloaded after a crash, up to a limit. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let left = MAX_RELOADS;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page.gone', { reason, exitCode, reloadsLeft: left });
    if (reason === 'clean-exit' || left === 0) return;
    left -= 1;
    window.webContents.reload();
  });
}

/** Watch mode serves the page from localhost; a packaged app ignores this. */
function devServerUrl(): string | null {
  const url = process.env['ELECTRON_RENDERER_URL'];
  if (app.isPackaged || !url || !URL.canParse(url)) return null;
  return ['localhost', '127.0.0.1'].includes(new URL(url).hostname) ? url : null;
}
