import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

const REMEMBER_MS = 3_600_000;
const PROBE_MS = 3_000;

const marker = () => join(cacheFolder(), 'github-unreachable');

/**
 * Whether a failure is too recent to try again.
 *
 * @param {number | null} failedAt wall time in milliseconds; null if it never failed
 * @param {number} now wall time in milliseconds
 */
export function isRememberedFailure(failedAt, now) {
  return failedAt !== null && now - failedAt < REMEMBER_MS;
}

function failedAt() {
  return statSync(marker(), { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** Remembers for an hour that downloads from GitHub fail on this machine. */
export function rememberGithubFailure() {
  writeFileSync(marker(), '');
  console.log('Downloads from github.com fail on this machine; the next attempt is in an hour.');
}

/**
 * Whether a download from github.com is worth trying. Always true with a proxy or mirror configured, because the probe
 * uses neither.
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
