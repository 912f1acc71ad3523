import { BrowserWindow, screen } from 'electron';
import { DEFAULT_SIZE, MIN_SIZE, readBounds, usableBounds, writeBounds } from './window-state.ts';

export interface MainWindowOptions {
  readonly preloadPath: string;
  /** The page: our own scheme, or the watch mode's server. */
  readonly url: string;
  /** The file that stores the window's bounds. */
  readonly statePath: string;
}

/** Opens the terminal's window, shown as soon as its first frame is painted. */
export function openMainWindow({ preloadPath, url, statePath }: MainWindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = usableBounds(readBounds(statePath), displays) ?? DEFAULT_SIZE;
  const window = new BrowserWindow({
    ...place,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Ballast',
    backgroundColor: '#0d1117',
    autoHideMenuBar: true,
    show: false,
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => writeBounds(statePath, window.getNormalBounds()));
  void window.loadURL(url);
  return window;
}
