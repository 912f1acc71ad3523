import { type Browser, chromium } from '@playwright/test';
import { noSandboxForRoot } from '../../../scripts/electron/no-sandbox-for-root.mjs';
import { chromiumPath } from '../../../scripts/setup/chromium-path.mjs';

/** Starts the installed Chromium without a window. Throws if there is none. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) {
    throw new Error('Chromium not found. Install it or set CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, args: noSandboxForRoot() });
}
