import { aged } from '../../shared/domain/aged.ts';
import type { OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { RECENT_FINAL } from '../../shared/domain/put-orders.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { EnvironmentView, Slices } from '../../shared/domain/slices.ts';
import { DEFAULT_LIMITS } from '../../shared/domain/user-limits.ts';
import type { Database } from '../db/database.ts';
import type { FeeSettings } from './fee-settings.ts';
import { restoreFees } from './restore-fees.ts';

type AccountSlices = Pick<
  Slices,
  | 'activeAccount'
  | 'sessions'
  | 'desiredSessions'
  | 'flatten'
  | 'setup'
  | 'risk'
  | 'balances'
  | 'positions'
  | 'orders'
  | 'coverage'
>;

/** What the database last knew about one account, each part with its age. No network, no keychain. */
export function restoreAccount(database: Database, account: OwnerAddress | null): AccountSlices {
  if (!account) {
    return {
      activeAccount: null,
      sessions: aged([], null),
      desiredSessions: 0,
      flatten: null,
      setup: aged(null, null),
      risk: aged(null, null),
      balances: aged([], null),
      positions: aged([], null),
      orders: aged([], null),
      coverage: [],
    };
  }
  const { balances, positions, risk, setup, desiredSessions, flatten } = database.cache.account;
  const sessions = database.sessions.list(account);
  const orders = database.orders.recent(account, RECENT_FINAL);
  const heldBalances = balances.get(account);
  const heldPositions = positions.get(account);
  return {
    activeAccount: account,
    sessions: aged(sessions, latest(sessions.map((session: Session) => session.checkedAt))),
    desiredSessions: desiredSessions.get(account).value ?? 0,
    flatten: flatten.get(account).value?.last ?? null,
    setup: setup.get(account),
    risk: risk.get(account),
    balances: aged(heldBalances.value ?? [], heldBalances.asOf),
    positions: aged(heldPositions.value ?? [], heldPositions.asOf),
    orders: aged(orders, latest(orders.map((order: Order) => order.updatedAt))),
    coverage: database.coverage.list(account),
  };
}

/** Every slice as last known. */
export function restoreState(
  database: Database,
  environment: EnvironmentView,
  fees: FeeSettings,
  now: UnixMs,
): Slices {
  const { markets, tickers, activeAccount, venueConfig, limits } = database.cache;
  const heldMarkets = markets.get();
  const heldTickers = tickers.get();
  const accounts = database.accounts.list();
  const active = activeAccount.get().value ?? accounts[0]?.address ?? null;
  return {
    environment,
    connection: {
      state: 'offline',
      since: now,
      channel: 'none',
      lastMessageAt: null,
      reason: { code: 'STARTING' },
    },
    keychain: { state: 'checking' },
    venue: { config: venueConfig.get().value, changes: [] },
    markets: aged(heldMarkets.value ?? [], heldMarkets.asOf),
    tickers: aged(heldTickers.value ?? [], heldTickers.asOf),
    fees: restoreFees(fees, database.cache.fees.get()),
    limits: limits.get().value ?? DEFAULT_LIMITS,
    accounts,
    walletRequest: null,
    notices: [],
    ...restoreAccount(database, active),
  };
}

const latest = (times: readonly (UnixMs | null)[]): UnixMs | null =>
  times.reduce((newest, time) => (time !== null && time > (newest ?? 0) ? time : newest), null);
