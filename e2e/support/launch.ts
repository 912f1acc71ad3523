import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type Electron from 'electron';
import { noSandboxForRoot } from '../../scripts/electron/no-sandbox-for-root.mjs';
import { electronPath } from '../../scripts/setup/electron-path.mjs';
import { projectRoot } from '../../scripts/setup/project-root.mjs';

export interface LaunchOptions {
  /** Added to this process's environment: the app's settings, a keychain, a display. */
  readonly env?: Readonly<Record<string, string>>;
  /** The app's data folder; `close()` keeps it for the next start. Defaults to a new folder that `close()` deletes. */
  readonly userData?: string;
  /** The folder of the app to start. Defaults to this project's. */
  readonly appFolder?: string;
}

/** A running app with its first window. */
export interface LaunchedApp {
  readonly app: Omit<ElectronApplication, 'evaluate' | 'evaluateHandle'>;
  /**
   * Runs `work` in the app's main process, from its source: it sees only Electron and `input`. It returns a promise
   * because V8 can collect a plain result before Playwright has received it, and the call then fails with “Resulting
   * promise was garbage collected”.
   */
  inMain<Result, Input = undefined>(
    work: (electron: typeof Electron, input: Input) => Promise<Result>,
    input?: Input,
  ): Promise<Result>;
  readonly page: Page;
  readonly userData: string;
  close(): Promise<void>;
}

function ownEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/**
 * Playwright's loader, which it adds only to an Electron it finds by itself. It delays `ready` until the debugger is
 * attached; without it, a window that opens at that moment can hang the start.
 */
const LOADER = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);

async function launchOn(userData: string, options: LaunchOptions): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronPath(),
    // Chromium's own files must not be shared between starts either.
    args: [
      '-r',
      LOADER,
      ...noSandboxForRoot(),
      `--user-data-dir=${join(userData, 'chromium')}`,
      options.appFolder ?? projectRoot,
    ],
    env: { ...ownEnv(), BALLAST_USER_DATA: userData, ...options.env },
  });
}

/** Starts the built app on the installed Electron and waits for its first window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'ballast-app-')));
  const cleanUp = async () => {
    if (options.userData === undefined) await rm(userData, { recursive: true, force: true });
  };
  try {
    const app = await launchOn(userData, options);
    const close = () => app.close().finally(cleanUp);
    return {
      app,
      inMain: (work, input) =>
        app.evaluate(work as (electron: typeof Electron, input: unknown) => Promise<never>, input),
      page: await app.firstWindow(),
      userData,
      close,
    };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}
