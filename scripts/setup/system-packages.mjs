import { spawnSync } from 'node:child_process';
import { run } from './run.mjs';
import { SetupError } from './setup-error.mjs';
import { timed } from './timed.mjs';

/**
 * @typedef {object} Needs
 * @property {boolean} display whether there is already a display
 * @property {boolean} keyring whether a private keychain will be started
 * @property {boolean} browser whether a browser will be driven and none is installed
 */

// Needed by Electron's window and to compile the two native modules.
const ALWAYS = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libnotify4',
  'libsecret-1-0',
  'libatk-bridge2.0-0',
  'libsecret-1-dev',
  'g++',
  'make',
  'python3',
];

/**
 * The required system packages, by Debian name.
 *
 * @param {Needs} needs
 * @returns {readonly string[]}
 */
export function requiredPackages({ display, keyring, browser }) {
  return [
    ...ALWAYS,
    ...(keyring ? ['gnome-keyring', 'dbus'] : []),
    ...(browser ? ['chromium'] : []),
    ...(display ? [] : ['xvfb']),
  ];
}

// Debian 13 and Ubuntu 24.04 renamed libraries in the transition to 64-bit time.
/** @param {string} name */
const spellings = (name) => [name, `${name}t64`];

/**
 * Which packages are not installed.
 *
 * @param {readonly string[]} required
 * @param {string} dpkgOutput lines `name status` from dpkg-query
 */
export function missingPackages(required, dpkgOutput) {
  const installed = new Set(
    dpkgOutput
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name]) => name),
  );
  return required.filter((name) => !spellings(name).some((spelling) => installed.has(spelling)));
}

/** @param {readonly string[]} required */
function findMissing(required) {
  const query = spawnSync(
    'dpkg-query',
    [
      '--show',
      '--showformat',
      `\${Package} \${db:Status-Status}\n`,
      ...required.flatMap(spellings),
    ],
    { encoding: 'utf8' },
  );
  return query.error === undefined ? missingPackages(required, query.stdout) : null;
}

/** @param {string} name */
function nameInArchive(name) {
  const renamed = spawnSync('apt-cache', ['show', '--no-all-versions', `${name}t64`]);
  return renamed.status === 0 && renamed.stdout.length > 0 ? `${name}t64` : name;
}

/** @param {readonly string[]} missing */
async function install(missing) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run(
    'apt-get',
    ['install', '--yes', '--no-install-recommends', ...missing.map(nameInArchive)],
    { env },
  );
}

/**
 * Makes sure that the required system libraries and programs are installed. As root on a Debian-like system it installs
 * missing ones. On other Linux systems it lists them and throws a `SetupError`; without dpkg it cannot check and
 * continues. macOS and Windows need none.
 *
 * @param {Needs} needs
 */
export async function ensureSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  const required = requiredPackages(needs);
  const missing = findMissing(required);
  if (missing === null) {
    console.log(
      `This system has no dpkg. Required packages, by Debian name: ${required.join(' ')}`,
    );
    return;
  }
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `System packages are missing. Install them, then run the command again:\n  sudo apt-get install ${missing.map(nameInArchive).join(' ')}`,
    );
  }
  await timed(`Installing system packages: ${missing.join(' ')}`, () => install(missing));
}
