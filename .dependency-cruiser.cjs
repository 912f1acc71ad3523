/** Who may import whom. Each comment says where the code belongs instead. */
const tests = '[.]test[.]tsx?$|^src/main/testing/';

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @param {string} name a package, as a path in node_modules or as a built-in */
const pack = (name) => `(^|node_modules/)${name}(/|$)`;

module.exports = {
  forbidden: [
    forbid(
      'electron-only-in-the-shell',
      'Put what needs Electron into src/main/shell and hand it to the rest as a port (src/main/core/ports.ts), so that the terminal runs in plain Node.',
      { path: '^src/', pathNot: '^src/(main/shell/|main/index[.]ts$|preload/)' },
      { path: pack('electron') },
    ),
    forbid(
      'sqlite-only-in-db',
      'Write a function in src/main/db that does the query or the transaction, and call that.',
      { path: '^src/', pathNot: `^src/main/db/|${tests}` },
      { path: pack('better-sqlite3') },
    ),
    forbid(
      'keychain-only-in-its-adapter',
      'Use the KeyStore port of src/main/core/ports.ts; only src/main/keys/keytar-store.ts reaches the keychain itself.',
      { path: '^src/', pathNot: '^src/main/keys/keytar-store[.]ts$' },
      { path: pack('keytar') },
    ),
    forbid(
      'one-decimal-library',
      'Use the exact arithmetic of src/shared/math/decimal.ts, or add the operation there.',
      { path: '^src/', pathNot: '^src/shared/math/decimal[.]ts$' },
      { path: pack('big[.]js') },
    ),
    forbid(
      'renderer-is-a-page',
      'The renderer talks to main over the bridge only: put the type into src/shared/contract and shared arithmetic into src/shared.',
      { path: '^src/renderer/' },
      { path: '^src/(main|preload)/' },
    ),
    forbid(
      'ui-below-panels',
      'Small parts and stores know no panel: hand them what they show, or move the part into the panel.',
      { path: '^src/renderer/(ui|stores|format|words)/' },
      { path: '^src/renderer/panels/' },
    ),
    forbid(
      'panels-apart',
      'What two panels share belongs into src/renderer/ui or src/renderer/stores.',
      { path: '^src/renderer/panels/([^/]+)/' },
      { path: '^src/renderer/panels/', pathNot: '^src/renderer/panels/$1/' },
    ),
    forbid(
      'main-knows-no-page',
      'What both sides need belongs into src/shared.',
      { path: '^src/(main|preload)/', pathNot: tests },
      { path: '^src/renderer/' },
    ),
    forbid(
      'shared-stays-pure',
      'src/shared runs on both sides: it may use itself, zod and big.js. Move code that needs Node, Electron or the DOM to the side that has it.',
      { path: '^src/shared/', pathNot: tests },
      { pathNot: `^src/shared/|${pack('zod')}|${pack('big[.]js')}|${pack('@types/big[.]js')}` },
    ),
    forbid(
      'devnet-is-independent',
      'The devnet is what the terminal is tested against: state the protocol there once more, in its own words.',
      { path: '^devnet/' },
      { path: '^src/' },
    ),
    forbid(
      'terminal-knows-no-devnet',
      'The terminal reaches a paper venue over its network interfaces, like any other; only tests start one.',
      { path: '^src/', pathNot: tests },
      { path: '^devnet/' },
    ),
    forbid(
      'no-circles',
      'Move what both files need into a third one.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'nothing-missing',
      'Correct the path, or ask for the dependency.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|devnet/contracts/artifacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
