/**
 * From the command to the first byte of the POST on the socket, on the real devnet (in a process of its own) and the real
 * keychain; beside it, in the same run, what its parts cost alone.
 *
 *     tsx bench/order-path.bench.ts [--rounds=150]
 */
import { type AddressInfo, connect, createServer } from 'node:net';
import { getAddress } from 'viem';
import { startVenue } from '../scripts/demo/start-venue.ts';
import { createChain } from '../src/main/chain/create-chain.ts';
import { createClient } from '../src/main/chain/create-client.ts';
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

/** A wire between terminal and venue that notes when a POST of an order begins. */
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
const paper = startPaperTerminal(
  { chain: { rpcUrl, contracts }, venue },
  keychain.keyStore,
  folder.databasePath,
);
const ready = await paper.until(
  'ready',
  ({ risk }) => risk.value?.assets.some(({ collateral }) => collateral === '100') === true,
);
const created = unwrap(await paper.call('sessions.create', benchSession(ready)));
const [sessionId] = created.sessionIds;
const { activeAccount: account } = await paper.until(
  'with a session',
  ({ sessions, setup }) =>
    sessions.value.length > 0 &&
    setup.value?.tokens.every((t) => t.borrowAllowance !== '0') === true,
);
const venueConfig = paper.terminal.snapshot().venue.config;
if (!account || !venueConfig || !sessionId) throw new Error('not ready');

const path: number[] = [];
const answers: number[] = [];
const chain = createChain({
  client: createClient(rpcUrl),
  chainId: 146,
  positionsManager: getAddress(contracts.positionsManager),
});
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
for (let n = 0; n < WARM_UP + rounds; n += 1) {
  const id = clientOrderId(benchOrderId(n));
  const seen = new Promise<number>((resolve) => {
    postSeen = resolve;
  });
  const start = performance.now();
  unwrap(await paper.call('orders.place', { clientOrderId: id, draft: benchDraft(account, n) }));
  const ms = (await seen) - start;
  await paper.until('final', ({ orders }) =>
    orders.value.some((order) => order.clientOrderId === id && isFinal(order.stage)),
  );
  const answered = await timed(() =>
    Promise.all([
      fetch(`${venue.restUrl}/leverage/config`).then((r) => r.text()),
      chain.sessionNonce(venueConfig, sessionId),
    ]),
  );
  if (n < WARM_UP) continue;
  path.push(ms);
  answers.push(answered);
}
const [sample] = paper.terminal.snapshot().orders.value;
await paper.close();

/** The same journal writes alone: create, signed, submitting, each committed to the disk. */
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
console.log(timesRow('of it, configuration and nonce of now', answers));
console.log(timesRow('of it, three durable journal commits', commits));

wire.close();
await devnet.stop();
await keychain.stop();
folder.remove();
process.exit(0);
