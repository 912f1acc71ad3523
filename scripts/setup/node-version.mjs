import { SetupError } from './setup-error.mjs';

const MINIMUM = /** @type {const} */ ([20, 19]);

/**
 * @param {string} version from `process.versions.node`
 * @returns {boolean} whether the project supports it
 */
export function nodeIsRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

/** Throws a `SetupError` when this Node is too old. */
export function checkNodeVersion() {
  if (nodeIsRecentEnough(process.versions.node)) return;
  throw new SetupError(
    `Node ${MINIMUM.join('.')} or newer is needed; this is ${process.versions.node}. Install it from https://nodejs.org and run the command again.`,
  );
}
