import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

const REMEMBER_MS = 3_600_000;
const PROBE_MS = 3_000;

const marker = () => join(cacheFolder(), 'github-unreachable');

/**
 * Whether a failure is recent enough not to try again.
 *
 * @param {number | null} failedAt wall time in milliseconds; null: never failed
 * @param {number} now the same
 */
export function isRememberedFailure(failedAt, now) {
  return failedAt !== null && now - failedAt < REMEMBER_MS;
}

function failedAt() {
  return statSync(marker(), { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** Remembers for an hour that downloads from GitHub fail from here. */
export function rememberGithubFailure() {
  writeFileSync(marker(), '');
  console.log('github.com gives no downloads from here; it is not tried again for an hour.');
}

/**
 * Whether a download from github.com is worth trying. A proxy or mirror in the settings means yes:
 * the probe knows neither.
 */
export async function githubIsReachable() {
  const { env } = process;
  if (isRememberedFailure(failedAt(), Date.now())) return false;
  if (env['HTTPS_PROXY'] || env['https_proxy'] || env['ELECTRON_MIRROR']) return true;
  try {
    await fetch('https://github.com', { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    rememberGithubFailure();
    return false;
  }
}
