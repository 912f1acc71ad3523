import type Sqlite from 'better-sqlite3';
import type { Session } from '../../shared/domain/session.ts';
import { ACCOUNT_ID } from './accounts.ts';
import type { SessionStore } from './database.ts';

interface Row {
  readonly body: string;
}

const parse = ({ body }: Row): Session => JSON.parse(body);

/**
 * Sessions as last seen; the chain and the keychain remain the source of truth. A key that passed its self-test in an
 * earlier run counts as untested in this one.
 */
export function sessionsTable(sqlite: Sqlite.Database): SessionStore {
  sqlite.exec(
    `UPDATE sessions SET body = json_set(body, '$.key', 'untested') WHERE body ->> '$.key' = 'ready'`,
  );
  const list = sqlite.prepare<[object], Row>(
    `SELECT body FROM sessions WHERE account_id = ${ACCOUNT_ID} ORDER BY created_at DESC`,
  );
  const get = sqlite.prepare<[string], Row>('SELECT body FROM sessions WHERE session_id = ?');
  const upsert = sqlite.prepare<[object]>(
    `INSERT INTO sessions (session_id, account_id, created_at, body)
     VALUES (@sessionId, ${ACCOUNT_ID}, @createdAt, @body)
     ON CONFLICT (session_id) DO UPDATE SET body = excluded.body`,
  );
  return {
    list: (account) => list.all({ account }).map(parse),
    get(sessionId) {
      const row = get.get(sessionId);
      return row ? parse(row) : null;
    },
    upsert(session) {
      const { sessionId, account, createdAt } = session;
      upsert.run({ sessionId, account, createdAt, body: JSON.stringify(session) });
      return session;
    },
  };
}
