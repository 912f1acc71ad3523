/**
 * Measures the time from the command to the first byte of the POST on the socket, with a real devnet (in its own
 * process) and a real keychain. Splits each order into the time spent waiting for venue and node and the rest: checks,
 * commits and signature. Also measures the commits alone, in the same run.
 *
 *     tsx bench/order-path.bench.ts [--rounds=150]
 */
import { type AddressInfo, connect, createServer } from 'node:net';
import { toFunctionSelector } from 'viem';
import { startVenue } from '../scripts/demo/start-venue.ts';
import { openDatabase } from '../src/main/db/open-database.ts';
import { newDatabaseFolder, startPaperTerminal } from '../src/main/testing/paper-terminal.ts';
import { startPrivateKeychain } from '../src/main/testing/private-keychain.ts';
import { unwrap } from '../src/main/testing/unwrap.ts';
import { clientOrderId } from '../src/shared/domain/ids.ts';
import { isFinal } from '../src/shared/domain/order-stage.ts';
import { benchDraft, benchOrderId, benchSession } from './paper-desk.ts';
import { timesRow } from './statistics.ts';

const rounds = Number(process.argv.find((flag) => flag.startsWith('--rounds='))?.slice(9) ?? 150);
const WARM_UP = 10;

const devnet = await startVenue();
const keychain = await startPrivateKeychain();
const folder = newDatabaseFolder();
const { restUrl, wsUrl, rpcUrl, contracts } = devnet.announcement;
const target = Number(new URL(restUrl).port);

/** A proxy between terminal and venue that records when an order's POST begins. */
let postSeen: (at: number) => void = () => {};
const wire = createServer((client) => {
  const venue = connect(target, '127.0.0.1');
  client.on('data', (chunk) => {
    if (chunk.subarray(0, 40).includes('POST /leverage/orders')) postSeen(performance.now());
    venue.write(chunk);
  });
  venue.on('data', (chunk) => client.write(chunk));
  client.on('close', () => venue.destroy());
  venue.on('close', () => client.destroy());
  for (const socket of [client, venue]) socket.on('error', () => socket.destroy());
});
await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
const { port } = wire.address() as AddressInfo;

const venue = { restUrl: `http://127.0.0.1:${port}`, wsUrl };

/**
 * The reads an order waits for, from the call to the answer's headers. Holds the first read of each kind since `reads`
 * was cleared.
 */
const reads = new Map<'config' | 'nonce', { readonly began: number; readonly ended: number }>();
const NONCE = toFunctionSelector('function nonces(bytes32)');
const readOf = (url: string, body: unknown): 'config' | 'nonce' | null => {
  if (url.endsWith('/leverage/config')) return 'config';
  return `${body}`.includes(`"data":"${NONCE}`) ? 'nonce' : null;
};
const plainFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : `${input}`;
  const read = readOf(url, init?.body);
  const began = performance.now();
  const response = await plainFetch(input, init);
  if (read && !reads.has(read)) reads.set(read, { began, ended: performance.now() });
  return response;
};
/** From the start of the first read to the last answer. */
const waited = (): number => {
  const [config, nonce] = [reads.get('config'), reads.get('nonce')];
  if (!config || !nonce) throw new Error('the order was signed without its reads');
  return Math.max(config.ended, nonce.ended) - Math.min(config.began, nonce.began);
};

const paper = startPaperTerminal(
  { chain: { rpcUrl, contracts }, venue },
  keychain.keyStore,
  folder.databasePath,
);
const ready = await paper.until(
  'ready',
  ({ risk }) => risk.value?.assets.some(({ collateral }) => collateral === '100') === true,
);
unwrap(await paper.call('sessions.create', benchSession(ready)));
const { activeAccount: account } = await paper.until(
  'with a session',
  ({ sessions, setup }) =>
    sessions.value.length > 0 &&
    setup.value?.tokens.every((t) => t.borrowAllowance !== '0') === true,
);
if (!account) throw new Error('not ready');

const path: number[] = [];
const answers: number[] = [];
const own: number[] = [];
for (let n = 0; n < WARM_UP + rounds; n += 1) {
  const id = clientOrderId(benchOrderId(n));
  const seen = new Promise<number>((resolve) => {
    postSeen = resolve;
  });
  reads.clear();
  const start = performance.now();
  unwrap(await paper.call('orders.place', { clientOrderId: id, draft: benchDraft(account, n) }));
  const ms = (await seen) - start;
  const answered = waited();
  await paper.until('final', ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === id && isFinal(order.stage)),
  );
  if (n < WARM_UP) continue;
  path.push(ms);
  answers.push(answered);
  own.push(ms - answered);
}
const [sample] = paper.terminal.snapshot().orders.value;
await paper.close();

/** The same journal writes alone: create, signed, submitting, each committed to disk. */
const commits: number[] = [];
const other = newDatabaseFolder();
const database = openDatabase({ path: other.databasePath, onDamage: () => {} });
if (!sample?.signature) throw new Error('no order to copy');
database.accounts.upsert({
  address: account,
  chainId: 146,
  label: 'bench',
  owner: 'local-key',
  createdAt: 0,
});
for (let n = 0; n < rounds; n += 1) {
  const id = clientOrderId(benchOrderId(n));
  const event = { at: n, source: 'terminal' } as const;
  const fresh = {
    ...sample,
    clientOrderId: id,
    venueOrderId: null,
    stage: 'created',
    signature: null,
    fill: null,
  } as const;
  const start = performance.now();
  database.journal.create(fresh);
  database.journal.append(id, { ...event, type: 'signed', signature: sample.signature });
  database.journal.append(id, { ...event, type: 'submitting' });
  commits.push(performance.now() - start);
}
database.close();
other.remove();

console.log(`Command received → first byte of the POST, ${rounds} orders.\n`);
console.log('| | p50, ms | p99, ms |\n|---|---:|---:|');
console.log(timesRow('the whole path', path));
console.log(timesRow('reading configuration and nonce', answers));
console.log(timesRow('without waiting for venue and node', own));
console.log(timesRow('three durable journal commits alone', commits));

wire.close();
await devnet.stop();
await keychain.stop();
folder.remove();
process.exit(0);
