import type Sqlite from 'better-sqlite3';
import type { Aged } from '../../shared/domain/aged.ts';
import { ownerAddress } from '../../shared/domain/ids.ts';
import type { Position } from '../../shared/domain/position.ts';
import type { HandleDamage } from './damage.ts';
import type { Cache, Kept, Single } from './database.ts';
import type { PositionSnapshots } from './position-history.ts';
import { openBody, type SealedBody, sealBody } from './sealed-body.ts';

interface Row extends SealedBody {
  readonly id: number;
  readonly as_of: number;
}

/** Last known values that can be refetched, by name and account. A damaged row counts as missing. */
export function cacheTable(
  sqlite: Sqlite.Database,
  positionHistory: PositionSnapshots,
  onDamaged: HandleDamage,
): Cache {
  const read = sqlite.prepare<[string, string], Row>(
    'SELECT id, as_of, body, hash FROM cache WHERE name = ? AND account = ?',
  );
  const write = sqlite.prepare<[object]>(
    `INSERT INTO cache (name, account, as_of, body, hash) VALUES (@name, @account, @asOf, @body, @hash)
     ON CONFLICT (name, account)
     DO UPDATE SET as_of = excluded.as_of, body = excluded.body, hash = excluded.hash`,
  );

  const kept = <T>(name: string): Kept<T> => ({
    get(account): Aged<T | null> {
      const row = read.get(name, account);
      if (!row) return NEVER;
      const value = openBody<T>(`${name} ${account}`, row);
      if (value !== null) return { value, asOf: row.as_of };
      onDamaged('cache', row.id);
      return NEVER;
    },
    set(account, value, asOf) {
      write.run({ name, account, asOf, ...sealBody(`${name} ${account}`, value) });
    },
  });
  const single = <T>(name: string): Single<T> => {
    const row = kept<T>(name);
    return { get: () => row.get(NOBODY), set: (value, asOf) => row.set(NOBODY, value, asOf) };
  };

  const positions = kept<readonly Position[]>('positions');
  return {
    account: {
      balances: kept('balances'),
      positions: {
        get: positions.get,
        set: sqlite.transaction((account, value, asOf) => {
          positions.set(account, value, asOf);
          positionHistory.note(account, value, asOf);
        }),
      },
      risk: kept('risk'),
      setup: kept('setup'),
      desiredSessions: kept('desired-sessions'),
      flatten: kept('flatten'),
    },
    markets: single('markets'),
    tickers: single('tickers'),
    activeAccount: single('active-account'),
    venueConfig: single('venue-config'),
    limits: single('limits'),
    fees: single('fees'),
  };
}

const NEVER = { value: null, asOf: null } as const;
/** Placeholder account for values that belong to no account. */
const NOBODY = ownerAddress('0x');
