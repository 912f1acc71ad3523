import type Sqlite from 'better-sqlite3';
import type { Coverage, HistoryKind } from '../../shared/domain/history.ts';
import type { OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import { ACCOUNT_ID } from './accounts.ts';
import type { CoverageRows } from './database.ts';
import { timeOfKey } from './time-key.ts';

const KINDS: readonly HistoryKind[] = ['orders', 'fills', 'funding'];

interface Known {
  readonly complete: number;
  readonly checked_at: UnixMs;
}

/** How much of each kind of history is stored. The row count and the oldest row come from the rows themselves. */
export function coverageTable(sqlite: Sqlite.Database): CoverageRows {
  const known = sqlite.prepare<[object], Known>(
    `SELECT complete, checked_at FROM coverage WHERE account_id = ${ACCOUNT_ID} AND kind = @kind`,
  );
  const record = sqlite.prepare<[object]>(
    `INSERT INTO coverage (account_id, kind, complete, checked_at)
     VALUES (${ACCOUNT_ID}, @kind, @complete, @at)
     ON CONFLICT (account_id, kind)
     DO UPDATE SET complete = excluded.complete, checked_at = excluded.checked_at`,
  );
  const count = (kind: HistoryKind) =>
    sqlite.prepare<[object], { rows: number; oldest: number | null }>(
      `SELECT count(*) AS rows, min(id) AS oldest FROM ${kind} WHERE account_id = ${ACCOUNT_ID}`,
    );
  const counts = { orders: count('orders'), fills: count('fills'), funding: count('funding') };

  const read = (account: OwnerAddress, kind: HistoryKind): Coverage => {
    const row = known.get({ account, kind });
    const { rows, oldest } = counts[kind].get({ account }) ?? { rows: 0, oldest: null };
    return {
      account,
      kind,
      complete: row?.complete === 1,
      rows,
      oldest: oldest === null ? null : timeOfKey(oldest),
      checkedAt: row?.checked_at ?? null,
    };
  };

  return {
    list: (account) => KINDS.map((kind) => read(account, kind)),
    record(account, kind, complete, at) {
      record.run({ account, kind, complete: complete ? 1 : 0, at });
      return read(account, kind);
    },
  };
}
