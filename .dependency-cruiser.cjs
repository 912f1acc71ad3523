/** Who may import whom. Each comment says where the code belongs instead. */
const tests = '[.]test[.]tsx?$|/testing/|/testing[.]ts$';

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @param {string} name a package, as a path in node_modules or as a built-in */
const pack = (name) => `(^|node_modules/)${name}(/|$)`;

/**
 * The folders of src/main, lowest first; those of one rung do not know each other. Each with what belongs there, so that
 * the message of a broken rule says where the code goes.
 */
const LAYERS = [
  { db: 'queries and transactions' },
  { core: 'what every feature stands on: ports, settings, state, notices, background work' },
  { keys: 'keys, typed data, the allow-list, the signer' },
  { chain: 'reads and transactions on chain', venue: 'calls to the venue and its frames' },
  { owners: 'accounts and what their owners sign' },
  { sessions: 'session keys' },
  { market: 'markets, prices and fees' },
  { account: 'figures, frames and history of the account on show' },
  { orders: 'placing, sending, looking up and cancelling orders' },
  { flatten: 'closing everything' },
  { connection: 'staying connected' },
];

/** @param {number} rung */
const foldersFrom = (rung) => LAYERS.slice(rung).flatMap((layer) => Object.keys(layer));

/** A folder imports only from lower rungs; type-only imports count. */
const layerRules = LAYERS.flatMap((layer, rung) =>
  Object.entries(layer).map(([folder, holds]) => {
    const closed = foldersFrom(rung).filter((other) => other !== folder);
    return forbid(
      `layer-${folder}`,
      `src/main/${folder} holds ${holds}, and may import only the folders below it. ` +
        'Move what both need into the lower folder, hand an object up from terminal.ts, or let the upper folder subscribe.',
      { path: `^src/main/${folder}/`, pathNot: tests },
      { path: `^src/main/(${[...closed, 'shell'].join('|')})/|^src/main/(index|terminal)[.]ts$` },
    );
  }),
);

/** The folders of src/shared, highest first; tests and type-only imports count. */
const sharedLayers = ['contract', 'policy', 'math', 'domain'];
const sharedRules = sharedLayers
  .slice(1)
  .map((layer, i) =>
    forbid(
      `shared-${layer}-imports-nothing-above-it`,
      `src/shared is layered ${sharedLayers.join(' → ')}, and result.ts lies below all of them. Move what both files need down, into ${layer} or below.`,
      { path: `^src/shared/${layer}/` },
      { path: `^src/shared/(${sharedLayers.slice(0, i + 1).join('|')})/` },
    ),
  );

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
      'testing-is-for-tests',
      'src/main/testing holds what tests share; move what the terminal itself needs into its own folder.',
      { path: '^src/', pathNot: tests },
      { path: '^src/main/testing/' },
    ),
    forbid(
      'main-is-folders',
      'src/main itself holds the entry (index.ts) and the composition (terminal.ts); everything else has a folder.',
      { path: '^src/main/' },
      { path: '^src/main/[^/]+$', pathNot: '^src/main/(index|terminal)[.]ts$' },
    ),
    forbid(
      'shell-is-outside',
      'The shell gets the terminal as a port (src/main/shell/terminal-port.ts) and knows no feature.',
      { path: '^src/main/shell/', pathNot: tests },
      { path: '^src/main/', pathNot: '^src/main/(shell|core)/' },
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
    ...sharedRules,
    forbid(
      'result-is-below-all',
      'src/shared/result.ts and the ids of src/shared/domain import nothing of this project.',
      { path: '^src/shared/(result|domain/ids)[.]ts$' },
      { path: '^src/' },
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
    ...layerRules,
    forbid('no-circles', 'Move what both files need into a third one.', {}, { circular: true }),
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
