import type { Balance } from '../../shared/domain/balance.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { StateStore } from '../core/state.ts';
import type { Database } from '../db/database.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { VenuePosition } from '../venue/methods/positions.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { describeVenueError, type VenueError } from '../venue/venue-error.ts';
import { composePositions } from './compose-positions.ts';
import type { OrderImport } from './order-import.ts';

export interface AccountSyncOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly chainId: number;
  readonly venue: Pick<VenueClient, 'listOrders' | 'positions' | 'balances'>;
  readonly chain: Pick<Chain, 'riskAccount' | 'accountSetup'>;
  readonly sessions: Pick<Sessions, 'refresh'>;
  readonly config: Pick<ConfigWatch, 'view'>;
  readonly cache: Database['cache']['account'];
  readonly state: StateStore;
  readonly importOrders: OrderImport;
}

/**
 * Reads the active account from venue and chain into database and slices. What arrives after the user switched to
 * another account is dropped. Errors are one sentence; what did arrive is kept.
 */
export interface AccountSync {
  /** Everything. Fails when the venue did not give all of it; what the chain did not give grows old on the screen. */
  snapshot(): Promise<Result<null, string>>;
  /** What moves without a frame telling: figures that follow the price. Fails when venue or chain did not give them. */
  refreshFigures(): Promise<Result<null, string>>;
  refreshBalances(): Promise<Result<null, string>>;
  /** Balances as a frame brought them, complete. */
  replaceBalances(balances: readonly Balance[]): void;
  /** Positions, risk, set-up and sessions: what an order or a deposit changes. */
  refreshAfterChange(): Promise<Result<null, string>>;
  refreshSessions(): Promise<void>;
}

export function createAccountSync(options: AccountSyncOptions): AccountSync {
  const { clock, log, chainId, venue, chain, config, cache, state } = options;
  /** The venue's last positions: our own figures beside them are computed anew with each chain read. */
  let venuePositions: readonly VenuePosition[] | null = null;
  let positionsOf: OwnerAddress | null = null;

  const isActive = (account: OwnerAddress): boolean => state.current.activeAccount === account;

  const showPositions = (account: OwnerAddress, asOf: number): void => {
    if (!venuePositions || positionsOf !== account || !isActive(account)) return;
    const risk = state.current.risk.value;
    const positions = composePositions(venuePositions, risk, state.current.markets.value);
    cache.positions.set(account, positions, asOf);
    state.set('positions', { value: positions, asOf });
  };

  const readPositions = async (account: OwnerAddress): Promise<VenueError | null> => {
    const answer = await venue.positions({ account, chainId });
    if (!answer.ok) return answer.error;
    if (!isActive(account)) return null;
    venuePositions = answer.value;
    positionsOf = account;
    showPositions(account, clock.now());
    return null;
  };

  const keepBalances = (account: OwnerAddress, balances: readonly Balance[]): void => {
    const asOf = clock.now();
    cache.balances.set(account, balances, asOf);
    if (isActive(account)) state.set('balances', { value: balances, asOf });
  };

  const readBalances = async (account: OwnerAddress): Promise<VenueError | null> => {
    const answer = await venue.balances({ account, chainId });
    if (!answer.ok) return answer.error;
    keepBalances(account, answer.value);
    return null;
  };

  const readOrders = async (account: OwnerAddress): Promise<VenueError | null> => {
    const answer = await venue.listOrders(account);
    if (!answer.ok) return answer.error;
    options.importOrders(account, answer.value, 'poll');
    const { value } = state.current.orders;
    if (isActive(account)) state.set('orders', { value, asOf: clock.now() });
    return null;
  };

  const readRisk = async (account: OwnerAddress): Promise<null> => {
    const risk = await chain.riskAccount(account);
    if (!risk.ok) {
      log.warn('risk.unread', { error: risk.error });
      return null;
    }
    const asOf = clock.now();
    cache.risk.set(account, risk.value, asOf);
    if (!isActive(account)) return null;
    state.set('risk', { value: risk.value, asOf });
    const positionsAsOf = state.current.positions.asOf;
    if (positionsAsOf !== null) showPositions(account, positionsAsOf);
    return null;
  };

  const readSetup = async (account: OwnerAddress): Promise<null> => {
    const accepted = config.view.config;
    if (!accepted) return null;
    const setup = await chain.accountSetup(account, accepted);
    if (!setup.ok) {
      log.warn('setup.unread', { error: setup.error });
      return null;
    }
    const asOf = clock.now();
    cache.setup.set(account, setup.value, asOf);
    if (isActive(account)) state.set('setup', { value: setup.value, asOf });
    return null;
  };

  const readSessions = async (account: OwnerAddress): Promise<null> => {
    const accepted = config.view.config;
    if (!accepted) return null;
    const rows = await options.sessions.refresh(account, accepted);
    if (isActive(account)) state.set('sessions', { value: rows, asOf: clock.now() });
    return null;
  };

  type Read = (account: OwnerAddress) => Promise<VenueError | null>;
  const run = async (...reads: readonly Read[]): Promise<Result<null, string>> => {
    const account = state.current.activeAccount;
    if (!account) return ok(null);
    const errors = await Promise.all(reads.map((read) => read(account)));
    const failed = errors.find((error) => error !== null);
    return failed ? err(describeVenueError(failed)) : ok(null);
  };

  return {
    // Risk first: positions are composed with it, and would otherwise be shown once without our figures.
    snapshot: async () => {
      await run(readRisk);
      return run(readPositions, readBalances, readOrders, readSetup, readSessions);
    },
    refreshFigures: async () => {
      const from = clock.now();
      await run(readRisk);
      const read = await run(readPositions);
      const { activeAccount, risk } = state.current;
      const isRead = activeAccount === null || (risk.asOf ?? 0) >= from;
      return read.ok && !isRead ? err('the account could not be read from the chain') : read;
    },
    refreshBalances: () => run(readBalances),
    refreshAfterChange: async () => {
      await run(readRisk);
      return run(readPositions, readSetup, readSessions);
    },
    refreshSessions: async () => {
      await run(readSessions);
    },
    replaceBalances(balances) {
      const account = state.current.activeAccount;
      if (account) keepBalances(account, balances);
    },
  };
}
