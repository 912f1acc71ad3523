import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { type Devnet, startDevnet } from '../../../devnet/start.ts';
import type { FaultChanges } from '../../../devnet/venue/faults/faults.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type ClientOrderId, clientOrderId } from '../../shared/domain/ids.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { Result } from '../../shared/result.ts';
import type { KeyStore } from '../core/ports.ts';
import { newDatabaseFolder, type PaperTerminal, startPaperTerminal } from './paper-terminal.ts';
import { startPrivateKeychain } from './private-keychain.ts';
import { unwrap } from './unwrap.ts';

/** A terminal with a funded paper account, on a chain, a venue, a keychain and a database of its own. */
export interface TradingDesk {
  readonly devnet: Devnet;
  readonly keyStore: KeyStore;
  /** The running terminal; another one after `reopen`. */
  readonly paper: PaperTerminal;
  /** How many orders were sent to the venue so far, whatever it did with them. */
  readonly posts: number;
  newOrderId(): ClientOrderId;
  /** A market order that borrows this much USDC to buy wS. */
  openLong(sellAmount: string): OrderDraft;
  /** Places a long under a new id. */
  place(sellAmount: string): Promise<Result<{ readonly clientOrderId: ClientOrderId }, AppError>>;
  /** Creates a session without token limits on chain; its key is in the keychain. */
  createSession(): Promise<void>;
  setFaults(faults: FaultChanges): Promise<void>;
  /** Has venue and chain read anew; resolves when what is shown is what they say now. */
  readAgain(): Promise<void>;
  /** Closes the terminal and starts another one on the same database and keychain. */
  reopen(): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves when the account has its margin and its allowances. The venue serves control commands. `env`: more settings. */
export async function startTradingDesk(
  env: Readonly<Record<string, string>> = {},
): Promise<TradingDesk> {
  const [devnet, keychain] = await Promise.all([
    startDevnet({ venue: { control: true } }),
    startPrivateKeychain(),
  ]);
  const { keyStore } = keychain;
  const folder = newDatabaseFolder();
  const open = () => startPaperTerminal(devnet, keyStore, folder.databasePath, undefined, env);
  let paper = open();
  let orders = 0;

  let posts = 0;
  // The venue's server is in this process: it tells of each request before it is handled.
  const onRequest = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    if (request.method === 'POST' && request.url === '/leverage/orders') posts += 1;
  };
  subscribe('http.server.request.start', onRequest);

  const desk: TradingDesk = {
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
      await keychain.stop();
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
