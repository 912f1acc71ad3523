import type { CommandName } from '../shared/contract/commands.ts';
import type { Delta, Snapshot } from '../shared/contract/snapshot.ts';
import type { AppError } from '../shared/domain/app-error.ts';
import type { Result } from '../shared/result.ts';
import { openAccount } from './account/open-account.ts';
import { openChain } from './chain/open-chain.ts';
import { openConnection } from './connection/open-connection.ts';
import type { CommandHandlers } from './core/commands.ts';
import { coreCommands } from './core/core-commands.ts';
import { type Core, type Feature, openCore } from './core/open-core.ts';
import type { Ports } from './core/ports.ts';
import { openFlatten } from './flatten/open-flatten.ts';
import { openKeys } from './keys/open-keys.ts';
import { openMarket } from './market/open-market.ts';
import { openOrders } from './orders/open-orders.ts';
import { openOwners } from './owners/open-owners.ts';
import { openSessions } from './sessions/open-sessions.ts';
import { openVenue } from './venue/open-venue.ts';

/** The whole terminal in plain Node: commands in, deltas out. */
export interface Terminal {
  /** `input` has passed the command's schema. Throws only for a bug or broken infrastructure. */
  handle(name: CommandName, input: unknown): Promise<Result<unknown, AppError>>;
  snapshot(): Snapshot;
  onDelta(listener: (delta: Delta) => void): () => void;
  /** Begins to connect; everything this computer holds is on show before. */
  start(): void;
  close(): Promise<void>;
}

/**
 * Builds the terminal from its ports and restores what the database knows; network and keychain are not used before
 * `start`. Each feature stands on those above it in this list. Throws what `openDatabase` throws.
 */
export function createTerminal(ports: Ports): Terminal {
  const core = openCore(ports);
  const keys = openKeys(core);
  const chain = openChain(core);
  const venue = openVenue(core);
  const owners = openOwners(core, { keys, chain, venue });
  const sessions = openSessions(core, { keys, chain, venue, owners });
  const market = openMarket(core, { chain, venue });
  const account = openAccount(core, { chain, venue, owners, sessions, market });
  const orders = openOrders(core, { keys, chain, venue, owners, market, account });
  const flatten = openFlatten(core, { venue, sessions, account, orders });
  const connection = openConnection(core, { chain, venue, owners, market, account, orders });

  const commands = {
    ...coreCommands(core), // app.*, limits.*, history.*
    ...venue.commands, // venue.*
    ...owners.commands, // accounts.*, wallet.*
    ...sessions.commands, // sessions.*, keys.*, keychain.*
    ...account.commands, // owner.*
    ...orders.commands, // orders.*, positions.*
    ...flatten.commands, // flatten.*
    ...connection.commands, // connection.*
  } satisfies CommandHandlers;

  return runTerminal(core, commands, [keys, owners, market, account, orders, flatten, connection]);
}

/** Closing waits this long for work under way; what was not journaled by then is looked up at the next start. */
const CLOSE_MS = 2_000;

function runTerminal(
  { clock, database, state, background }: Core,
  commands: CommandHandlers,
  features: readonly Feature[],
): Terminal {
  return {
    handle: async (name, input) => {
      const handler = commands[name] as (input: unknown) => Promise<Result<unknown, AppError>>;
      return handler(input);
    },
    snapshot: state.snapshot,
    onDelta: state.onDelta,
    start() {
      background.run('verify', database.verify);
      for (const feature of features) feature.start?.();
    },
    async close() {
      for (const feature of features) feature.stop?.();
      const patience = new Promise<void>((resolve) => void clock.schedule(CLOSE_MS, resolve));
      await Promise.race([background.settled(), patience]);
      database.close();
    },
  };
}
