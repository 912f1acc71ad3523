import type Sqlite from 'better-sqlite3';
import type { Account } from '../../shared/domain/account.ts';
import type { Accounts } from './database.ts';

/** SQL for other tables' statements: the id of the account whose address is the parameter `@account`. */
export const ACCOUNT_ID = '(SELECT id FROM accounts WHERE address = @account)';

export function accountsTable(sqlite: Sqlite.Database): Accounts {
  const list = sqlite.prepare<[], { body: string }>('SELECT body FROM accounts ORDER BY id');
  const upsert = sqlite.prepare<[string, string]>(
    `INSERT INTO accounts (address, body) VALUES (?, ?)
     ON CONFLICT (address) DO UPDATE SET body = excluded.body`,
  );
  return {
    list: () => list.all().map(({ body }): Account => JSON.parse(body)),
    upsert(account) {
      upsert.run(account.address, JSON.stringify(account));
      return account;
    },
  };
}
