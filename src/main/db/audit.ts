import type Sqlite from 'better-sqlite3';
import type { AuditEntry } from '../../shared/domain/history.ts';
import { ok } from '../../shared/result.ts';
import { parseCursor, toPage } from './cursor.ts';
import type { HandleDamage } from './damage.ts';
import type { Audit } from './database.ts';
import { openBody, type SealedBody, sealBody } from './sealed-body.ts';

interface Row extends SealedBody {
  readonly id: number;
}

export const AUDIT_IDENTITY = 'audit';

/** Append-only: nothing in this program updates or deletes an entry. */
export function auditTable(sqlite: Sqlite.Database, onDamaged: HandleDamage): Audit {
  const append = sqlite.prepare<[object]>('INSERT INTO audit (body, hash) VALUES (@body, @hash)');
  const page = sqlite.prepare<[number, number], Row>(
    'SELECT id, body, hash FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?',
  );
  const open = (row: Row): AuditEntry | null => {
    const entry = openBody<Omit<AuditEntry, 'id'>>(AUDIT_IDENTITY, row);
    if (!entry) onDamaged('audit', row.id);
    return entry && { ...entry, id: row.id };
  };
  return {
    append: (entry) => {
      append.run(sealBody(AUDIT_IDENTITY, entry));
    },
    page({ cursor, limit }) {
      const start = parseCursor(cursor);
      if (!start.ok) return start;
      return ok(toPage(page.all(start.value, limit + 1), limit, open));
    },
  };
}
