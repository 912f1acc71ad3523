import type Sqlite from 'better-sqlite3';
import type { OwnerAddress, UnixMs } from '../../shared/domain/ids.ts';
import type { Position } from '../../shared/domain/position.ts';
import { ok } from '../../shared/result.ts';
import { ACCOUNT_ID } from './accounts.ts';
import { parseCursor, toPage } from './cursor.ts';
import type { HandleDamage } from './damage.ts';
import type { PositionHistory, PositionsSnapshot } from './database.ts';
import { openBody, type SealedBody, sealBody } from './sealed-body.ts';
import { freeTimeKeys } from './time-key.ts';

interface Row extends SealedBody {
  readonly id: number;
}

export interface PositionSnapshots extends PositionHistory {
  /** Stores the positions if they differ from the last stored ones in more than price-driven values. */
  note(account: OwnerAddress, positions: readonly Position[], at: UnixMs): void;
}

export const POSITIONS_IDENTITY = 'positions';

/** Append-only snapshots of an account's positions. */
export function positionHistoryTable(
  sqlite: Sqlite.Database,
  onDamaged: HandleDamage,
): PositionSnapshots {
  const idAt = freeTimeKeys(sqlite, 'position_history');
  const insert = sqlite.prepare<[object]>(
    `INSERT INTO position_history (id, account_id, body, hash)
     VALUES (@id, ${ACCOUNT_ID}, @body, @hash)`,
  );
  const select = sqlite.prepare<[object], Row>(
    `SELECT id, body, hash FROM position_history
     WHERE account_id = ${ACCOUNT_ID} AND id < @below ORDER BY id DESC LIMIT @limit`,
  );
  const open = (row: Row): PositionsSnapshot | null => {
    const snapshot = openBody<PositionsSnapshot>(POSITIONS_IDENTITY, row);
    if (!snapshot) onDamaged('position_history', row.id);
    return snapshot;
  };

  return {
    note(account, positions, at) {
      const [row] = select.all({ account, below: Number.MAX_SAFE_INTEGER, limit: 1 });
      const last = row && open(row);
      if (shape(last?.positions ?? []) === shape(positions)) return;
      const snapshot: PositionsSnapshot = { at, positions };
      insert.run({ id: idAt(at), account, ...sealBody(POSITIONS_IDENTITY, snapshot) });
    },
    page(account, { cursor, limit }) {
      const start = parseCursor(cursor);
      if (!start.ok) return start;
      const rows = select.all({ account, below: start.value, limit: limit + 1 });
      return ok(toPage(rows, limit, open));
    },
  };
}

/** What a trader would call a change: a position opened, closed, or changed size, entry or regime. */
const shape = (positions: readonly Position[]): string =>
  JSON.stringify(
    positions
      .map(({ symbol, side, size, entryPrice, regime }) => [symbol, side, size, entryPrice, regime])
      .sort(),
  );
