import type { EnvironmentView } from '../../shared/domain/slices.ts';
import type { Damage } from '../db/damage.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { type Background, createBackground } from './background.ts';
import { createNotices, type Notices } from './notices.ts';
import { createOrderRecorder, type OrderRecorder } from './order-recorder.ts';
import type { Ports } from './ports.ts';
import { restoreState } from './restore-state.ts';
import type { Settings } from './settings.ts';
import { createState, type StateStore } from './state.ts';

/** What every feature stands on: the ports, the database, the state on show, notices and background work. */
export interface Core extends Omit<Ports, 'databasePath'> {
  readonly database: Database;
  readonly state: StateStore;
  readonly recorder: OrderRecorder;
  readonly notices: Notices;
  readonly background: Background;
}

/** A part of the terminal that runs until the terminal closes. */
export interface Feature {
  /** Called once the first frame is painted. */
  start?(): void;
  /** Begins nothing more; work under way may end. */
  stop?(): void;
}

/** Opens the database and restores every slice from it. Throws what `openDatabase` throws. */
export function openCore(ports: Ports): Core {
  /** Restoring reads rows before there is a screen to report damage on. */
  const early: Damage[] = [];
  let report = (damage: Damage): void => void early.push(damage);
  const database = openDatabase({
    path: ports.databasePath,
    onDamage: (damage) => report(damage),
  });
  const core = restoreCore(ports, database);
  report = ({ table, id, dropped }) => {
    core.log.error('row.damaged', { table, id, dropped });
    core.notices.add({ code: 'ROW_DAMAGED', table, id, dropped });
  };
  for (const damage of early) report(damage);
  return core;
}

/** The rest of the core, on a database that is open. */
export function restoreCore({ databasePath, ...ports }: Ports, database: Database): Core {
  const { settings, clock, log } = ports;
  const initial = restoreState(database, environmentOf(settings), settings, clock.now());
  const state = createState(database, clock, initial);
  return {
    ...ports,
    database,
    state,
    recorder: createOrderRecorder({ clock, database, state }),
    notices: createNotices(clock, state),
    background: createBackground(log),
  };
}

const environmentOf = (settings: Settings): EnvironmentView => ({
  name: settings.environment,
  paper: settings.faucetUrl !== null,
  chainId: settings.chainId,
  executorUrl: settings.executorUrl,
  indexerUrl: settings.indexerUrl,
  venueCancels: settings.cancelEndpoint !== null,
});
