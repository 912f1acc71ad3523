import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Devnet, startDevnet } from '../../../devnet/start.ts';
import type { FaultChanges } from '../../../devnet/venue/faults/faults.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type ClientOrderId, clientOrderId } from '../../shared/domain/ids.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { Result } from '../../shared/result.ts';
import type { KeyStore } from '../core/ports.ts';
import { newDatabaseFolder, type PaperTerminal, startPaperTerminal } from './paper-terminal.ts';
import { type PrivateKeychain, startPrivateKeychain } from './private-keychain.ts';
import { unwrap } from './unwrap.ts';

/** A terminal with a funded paper account and its own chain, venue and database. */
export interface TradingDesk {
  readonly devnet: Devnet;
  readonly keyStore: KeyStore;
  /** The running terminal; another one after `reopen`. */
  readonly paper: PaperTerminal;
  /** How many orders were sent to the venue, accepted or not. */
  readonly posts: number;
  newOrderId(): ClientOrderId;
  /** A market order that borrows this much USDC to buy wS. */
  openLong(sellAmount: string): OrderDraft;
  /** Places a long under a new id. */
  place(sellAmount: string): Promise<Result<{ readonly clientOrderId: ClientOrderId }, AppError>>;
  /** Creates a session on chain, without token limits; its key is in the keychain. */
  createSession(): Promise<void>;
  setFaults(faults: FaultChanges): Promise<void>;
  /** Rereads venue and chain; resolves when the page shows their current state. */
  readAgain(): Promise<void>;
  /** Closes the terminal and starts another one on the same database and keychain. */
  reopen(): Promise<void>;
}

/** The starting conditions of a file's desks. */
export interface TradingDeskOptions {
  /** Number of session keys without token limits. Default 0. */
  readonly sessions?: number;
  /** Additional settings of the terminal. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Gives every test its own desk, whose account has margin and allowances, so that tests run alone and in any order. The
 * tests of a file share only the keychain, which is empty when a test starts. The venue accepts control commands.
 *
 * @returns the desk of the running test, valid inside hooks and tests.
 */
export function deskForEachTest({ sessions = 0, env = {} }: TradingDeskOptions = {}): TradingDesk {
  let keychain: PrivateKeychain | undefined;
  let desk: RunningDesk | undefined;
  const current = (): TradingDesk => {
    if (!desk) throw new Error('The desk is only available inside tests.');
    return desk;
  };

  beforeAll(async () => {
    keychain = await startPrivateKeychain();
  });
  beforeEach(async () => {
    if (!keychain) throw new Error('no keychain');
    desk = await startTradingDesk(keychain.keyStore, env);
    for (let made = 0; made < sessions; made += 1) await desk.createSession();
  });
  afterEach(async () => {
    await desk?.stop();
    desk = undefined;
    for (const entry of keychain ? unwrap(await keychain.keyStore.list()) : []) {
      await keychain?.keyStore.remove(entry);
    }
  });
  afterAll(() => keychain?.stop());

  return new Proxy({} as TradingDesk, { get: (_, name) => Reflect.get(current(), name) });
}

interface RunningDesk extends TradingDesk {
  stop(): Promise<void>;
}

async function startTradingDesk(
  keyStore: KeyStore,
  env: Readonly<Record<string, string>>,
): Promise<RunningDesk> {
  const devnet = await startDevnet({ venue: { control: true } });
  const folder = newDatabaseFolder();
  const open = () => startPaperTerminal(devnet, keyStore, folder.databasePath, undefined, env);
  let paper = open();
  let orders = 0;

  let posts = 0;
  // The venue's server runs in this process, so this sees every request before it is handled.
  const onRequest = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    if (request.method === 'POST' && request.url === '/leverage/orders') posts += 1;
  };
  subscribe('http.server.request.start', onRequest);

  const desk: RunningDesk = {
    devnet,
    keyStore,
    get paper() {
      return paper;
    },
    get posts() {
      return posts;
    },
    newOrderId() {
      orders += 1;
      return clientOrderId(`ord_${`${orders}`.padStart(32, '0')}`);
    },
    openLong(sellAmount) {
      const account = paper.terminal.snapshot().activeAccount;
      if (!account) throw new Error('no account is open');
      return {
        account,
        symbol: 'wS-USDC',
        intent: 'open-long',
        sellAmount,
        execution: { kind: 'market', protection: { kind: 'slippage', bps: 100 } },
      };
    },
    place: (sellAmount) =>
      paper.call('orders.place', {
        clientOrderId: desk.newOrderId(),
        draft: desk.openLong(sellAmount),
      }),
    async createSession() {
      const { activeAccount: account, markets } = paper.terminal.snapshot();
      const [market] = markets.value;
      if (!account || !market) throw new Error('not set up');
      const limits = [market.base, market.quote].map(({ address }) => ({
        token: address,
        limit: 'unlimited' as const,
      }));
      const terms = { validForSeconds: 86_400, maxCalls: 500, maxFeeBps: 100 };
      unwrap(await paper.call('sessions.create', { account, limits, ...terms }));
    },
    setFaults: (faults) => devnet.venue.control({ command: 'set-faults', faults }),
    async readAgain() {
      unwrap(await paper.call('connection.retry', {}));
      await paper.until('live', ({ connection }) => connection.state === 'live');
    },
    async reopen() {
      await paper.close();
      paper = open();
    },
    async stop() {
      unsubscribe('http.server.request.start', onRequest);
      await paper.close();
      await devnet.stop();
      folder.remove();
    },
  };
  await paper.until(
    'set up',
    ({ connection, risk, setup }) =>
      connection.state === 'live' &&
      risk.value?.assets.some(({ collateral }) => collateral === '100') === true &&
      setup.value?.tokens.every(({ engineAllowance }) => engineAllowance === 'unlimited') === true,
  );
  return desk;
}
