import { type Browser, chromium } from '@playwright/test';
import { noSandboxForRoot } from '../../../scripts/electron/no-sandbox-for-root.mjs';
import { chromiumPath } from '../../../scripts/setup/chromium-path.mjs';

/** The user's browser, without a window. Throws where none is installed. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) {
    throw new Error('No Chromium was found: install one, or name it in CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, args: noSandboxForRoot() });
}
