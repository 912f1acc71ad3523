import { createNotices, type Notices } from '../core/notices.ts';
import type { Clock, Log } from '../core/ports.ts';
import { restoreState } from '../core/restore-state.ts';
import type { Settings } from '../core/settings.ts';
import { createState, type StateStore } from '../core/state.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';

/** What the terminal remembers and what it shows. */
export interface State {
  readonly database: Database;
  readonly state: StateStore;
  readonly notices: Notices;
}

/** Opens the database and restores every slice from it. Throws what `openDatabase` throws. */
export function openState(settings: Settings, path: string, clock: Clock, log: Log): State {
  /** Damage met while restoring is told once there is somebody to tell. */
  const metEarly: string[] = [];
  let noteDamage = (detail: string): void => void metEarly.push(detail);
  const database = openDatabase({
    path,
    onDamage: ({ table, id, dropped }) => {
      log.error('row.damaged', { table, id, dropped });
      noteDamage(`${table} ${id}${dropped ? ', fetched again' : ', left as it is'}`);
    },
  });
  const environment = {
    name: settings.environment,
    paper: settings.faucetUrl !== null,
    chainId: settings.chainId,
    executorUrl: settings.executorUrl,
    indexerUrl: settings.indexerUrl,
    venueCancels: settings.cancelEndpoint !== null,
  };
  const state = createState(restoreState(database, environment, settings, clock.now()));
  const notices = createNotices(clock, state);
  noteDamage = (detail) => notices.add('ROW_DAMAGED', detail);
  for (const detail of metEarly) noteDamage(detail);
  return { database, state, notices };
}
