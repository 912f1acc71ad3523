import type { Migration } from './migration.ts';

/**
 * Each row stores its domain object as JSON in `body`, a hash that detects damage in `hash`, and the columns that
 * queries need. Ids of orders, fills, funding and position history sort by time. Times are unix ms.
 */
export const firstRelease: Migration = (sqlite) => {
  sqlite.exec(SCHEMA);
};

const SCHEMA = `
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
  session_id TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_newest ON sessions (account_id, created_at);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  client_id TEXT NOT NULL UNIQUE,
  venue_id TEXT UNIQUE,
  digest TEXT,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  stage TEXT NOT NULL,
  final INTEGER NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX orders_newest ON orders (account_id);
CREATE INDEX orders_by_stage ON orders (account_id, stage);
CREATE INDEX orders_not_final ON orders (account_id) WHERE final = 0;
CREATE INDEX orders_by_digest ON orders (digest) WHERE digest IS NOT NULL;

CREATE TABLE order_events (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  body TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX order_events_by_order ON order_events (order_id);

CREATE VIRTUAL TABLE order_words USING fts5 (words, content = '', contentless_delete = 1, prefix = '2 3 4');

CREATE TABLE fills (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  venue_key TEXT NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (account_id, venue_key)
) STRICT;
CREATE INDEX fills_newest ON fills (account_id);

CREATE TABLE funding (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  venue_key TEXT NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (account_id, venue_key)
) STRICT;
CREATE INDEX funding_newest ON funding (account_id);

CREATE TABLE coverage (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL,
  complete INTEGER NOT NULL,
  checked_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, kind)
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE TABLE cache (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  account TEXT NOT NULL,
  as_of INTEGER NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (name, account)
) STRICT;

CREATE TABLE position_history (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  body TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX position_history_newest ON position_history (account_id);
`;
