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
  /** Called once, when the first frame is painted: what can wait must not hold it up. */
  onPainted(): void;
}

/** A page that crashes again and again is left alone: its reason is in the log. */
const MAX_RELOADS = 3;

/** Opens the window on the terminal. The app must be ready, its scheme registered, and it must be the only instance. */
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

/** The page holds nothing of its own: after a crash it is loaded again, but not for ever. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let left = MAX_RELOADS;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page.gone', { reason, exitCode, reloadsLeft: left });
    if (reason === 'clean-exit' || left === 0) return;
    left -= 1;
    window.webContents.reload();
  });
}

/** Watch mode serves the page from this computer; a packaged app never looks at it. */
function devServerUrl(): string | null {
  const url = process.env['ELECTRON_RENDERER_URL'];
  if (app.isPackaged || !url || !URL.canParse(url)) return null;
  return ['localhost', '127.0.0.1'].includes(new URL(url).hostname) ? url : null;
}
