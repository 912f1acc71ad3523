import { SetupError } from './setup-error.mjs';

const MINIMUM = /** @type {const} */ ([20, 19]);

/**
 * @param {string} version as `process.versions.node` gives it
 * @returns {boolean} whether the project runs on it
 */
export function nodeIsRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

/** Throws a `SetupError` when this Node is too old. */
export function checkNodeVersion() {
  if (nodeIsRecentEnough(process.versions.node)) return;
  throw new SetupError(
    `Node ${MINIMUM.join('.')} or newer is needed; this is ${process.versions.node}. Get one from https://nodejs.org and run the command again.`,
  );
}
