import { type App, type Session, shell, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { originOf } from './origin.ts';

/** Origins that may open in the user's browser: none yet. */
const EXTERNAL_ORIGINS: ReadonlySet<string> = new Set();

/** Denies every permission, device and download: the terminal needs none. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Stops every page from navigating, opening windows and embedding other pages. */
export function hardenContents(app: App, ownOrigin: string, log: Log): void {
  app.on('web-contents-created', (_created, contents) => {
    stayHere(contents, ownOrigin, log);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      log.warn('window.open denied');
      const origin = originOf(url);
      if (origin?.startsWith('https:') && EXTERNAL_ORIGINS.has(origin))
        void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}

function stayHere(contents: WebContents, ownOrigin: string, log: Log): void {
  const deny = (event: { preventDefault(): void; url: string; isMainFrame?: boolean }): void => {
    const reload = event.isMainFrame !== false && event.url === contents.getURL();
    if (reload && originOf(event.url) === ownOrigin) return;
    log.warn('navigation denied');
    event.preventDefault();
  };
  contents.on('will-navigate', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-redirect', deny);
}
