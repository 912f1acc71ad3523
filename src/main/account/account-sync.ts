import type { AppError } from '../../shared/domain/app-error.ts';
import type { Balance } from '../../shared/domain/balance.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { composePositions } from '../../shared/math/compose-positions.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Core } from '../core/open-core.ts';
import type { SessionsFeature } from '../sessions/open-sessions.ts';
import type { VenuePosition } from '../venue/methods/positions.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { toAppError, type VenueError } from '../venue/venue-error.ts';
import type { OrderImport } from './order-import.ts';

export interface AccountSyncOptions {
  readonly chain: Pick<Chain, 'riskAccount' | 'accountSetup'>;
  readonly venue: Pick<VenueClient, 'listOrders' | 'positions' | 'balances'>;
  readonly sessions: Pick<SessionsFeature, 'read'>;
  readonly importOrders: OrderImport;
}

/**
 * Reads the account on show from venue and chain into database and slices. What arrives after the user switched to
 * another account is not shown. Errors of all: the first venue call that failed; whatever did arrive is kept.
 */
export interface AccountSync {
  /** Everything. Fails if any part from the venue is missing; what the chain did not give grows old on the screen. */
  snapshot(): Promise<Result<null, AppError>>;
  /** What moves without a frame: figures that follow the price. Further error: ACCOUNT_UNREAD if the chain gave none. */
  refreshFigures(): Promise<Result<null, AppError>>;
  refreshBalances(): Promise<Result<null, AppError>>;
  /** Takes over the balances of a frame, which are complete. */
  replaceBalances(balances: readonly Balance[]): void;
  /** What an order or a deposit changes: positions, risk, set-up and sessions. */
  refreshAfterChange(): Promise<Result<null, AppError>>;
  refreshSessions(): Promise<void>;
}

export function createAccountSync(
  { settings, clock, log, state }: Pick<Core, 'settings' | 'clock' | 'log' | 'state'>,
  { chain, venue, sessions, importOrders }: AccountSyncOptions,
): AccountSync {
  const { chainId } = settings;
  /** The venue's last positions: our own figures beside them are recomputed with each read of the chain. */
  let venuePositions: readonly VenuePosition[] | null = null;
  let positionsOf: OwnerAddress | null = null;

  const showPositions = (account: OwnerAddress, asOf: number): void => {
    if (!venuePositions || positionsOf !== account || !state.isShown(account)) return;
    const reported = { value: venuePositions, asOf };
    const positions = composePositions(reported, state.current, clock.now());
    state.keep('positions', account, positions, asOf);
  };

  const readPositions = async (account: OwnerAddress): Promise<VenueError | null> => {
    const answer = await venue.positions({ account, chainId });
    if (!answer.ok) return answer.error;
    if (!state.isShown(account)) return null;
    venuePositions = answer.value;
    positionsOf = account;
    showPositions(account, clock.now());
    return null;
  };

  const readBalances = async (account: OwnerAddress): Promise<VenueError | null> => {
    const answer = await venue.balances({ account, chainId });
    if (!answer.ok) return answer.error;
    state.keep('balances', account, answer.value);
    return null;
  };

  const readOrders = async (account: OwnerAddress): Promise<VenueError | null> => {
    const answer = await venue.listOrders(account);
    if (!answer.ok) return answer.error;
    importOrders(account, answer.value, 'poll');
    const { value } = state.current.orders;
    if (state.isShown(account)) state.set('orders', { value, asOf: clock.now() });
    return null;
  };

  const readRisk = async (account: OwnerAddress): Promise<null> => {
    const risk = await chain.riskAccount(account);
    if (!risk.ok) {
      log.warn('risk.unread', { error: risk.error });
      return null;
    }
    state.keep('risk', account, risk.value);
    const { asOf } = state.current.positions;
    if (asOf !== null) showPositions(account, asOf);
    return null;
  };

  const readSetup = async (account: OwnerAddress): Promise<null> => {
    const { config } = state.current.venue;
    if (!config) return null;
    const setup = await chain.accountSetup(account, config);
    if (!setup.ok) {
      log.warn('setup.unread', { error: setup.error });
      return null;
    }
    state.keep('setup', account, setup.value);
    return null;
  };

  const readSessions = async (account: OwnerAddress): Promise<null> => {
    await sessions.read(account);
    return null;
  };

  type Read = (account: OwnerAddress) => Promise<VenueError | null>;
  const run = async (...reads: readonly Read[]): Promise<Result<null, AppError>> => {
    const account = state.current.activeAccount;
    if (!account) return ok(null);
    const errors = await Promise.all(reads.map((read) => read(account)));
    const failed = errors.find((error) => error !== null);
    return failed ? err(toAppError(failed)) : ok(null);
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
      return read.ok && !isRead ? err({ code: 'ACCOUNT_UNREAD' }) : read;
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
      if (account) state.keep('balances', account, balances);
    },
  };
}
