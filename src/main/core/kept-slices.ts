import type { Account } from '../../shared/domain/account.ts';
import { type Aged, aged } from '../../shared/domain/aged.ts';
import type { Flatten } from '../../shared/domain/flatten.ts';
import type { Coverage } from '../../shared/domain/history.ts';
import type { OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import type { Slices, VenueView } from '../../shared/domain/slices.ts';
import type { Database, Kept, Single } from '../db/database.ts';
import type { Clock } from './ports.ts';

/** A slice as it is in the database now. `owner` is null for what belongs to no account. */
interface Saved<Slice> {
  readonly owner: OwnerAddress | null;
  readonly value: Slice;
}

type OfAccount<T, Slice> = (account: OwnerAddress, value: T, asOf?: UnixMs) => Saved<Slice>;
type Shared<T, Slice> = (value: T) => Saved<Slice>;

export type KeptSlices = ReturnType<typeof createKeptSlices>;

/** How each slice that outlives the app is saved, by its name; `core/restore-state.ts` reads the same rows at start. */
export function createKeptSlices(database: Database, clock: Pick<Clock, 'now'>) {
  const { accounts, cache, coverage } = database;
  const { balances, positions, risk, setup, desiredSessions, flatten } = cache.account;

  const dated =
    <T>(row: Kept<T>): OfAccount<T, Aged<T>> =>
    (account, value, asOf = clock.now()) => {
      row.set(account, value, asOf);
      return { owner: account, value: aged(value, asOf) };
    };
  const datedShared =
    <T>(row: Single<T>): Shared<T, Aged<T>> =>
    (value) => {
      const asOf = clock.now();
      row.set(value, asOf);
      return { owner: null, value: aged(value, asOf) };
    };
  const plainShared =
    <T>(row: Single<T>): Shared<T, T> =>
    (value) => {
      row.set(value, clock.now());
      return { owner: null, value };
    };

  return {
    balances: dated(balances),
    positions: dated(positions),
    risk: dated(risk),
    setup: dated(setup),
    markets: datedShared(cache.markets),
    tickers: datedShared(cache.tickers),
    fees: plainShared(cache.fees),
    limits: plainShared(cache.limits),
    /** Only the accepted configuration is saved: what differs from it is found again. */
    venue(view: VenueView): Saved<VenueView> {
      if (view.config) cache.venueConfig.set(view.config, clock.now());
      return { owner: null, value: view };
    },
    accounts(account: Account): Saved<Slices['accounts']> {
      accounts.upsert(account);
      return { owner: null, value: accounts.list() };
    },
    desiredSessions(account: OwnerAddress, value: number): Saved<number> {
      desiredSessions.set(account, value, clock.now());
      return { owner: account, value };
    },
    flatten(account: OwnerAddress, last: Flatten | null): Saved<Flatten | null> {
      flatten.set(account, { last }, clock.now());
      return { owner: account, value: last };
    },
    coverage(
      account: OwnerAddress,
      { kind, complete }: Pick<Coverage, 'kind' | 'complete'>,
    ): Saved<Slices['coverage']> {
      coverage.record(account, kind, complete, clock.now());
      return { owner: account, value: coverage.list(account) };
    },
  };
}
