import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import { commands } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Slices } from '../../shared/domain/slices.ts';
import type { Result } from '../../shared/result.ts';
import type { KeyStore, Ports } from '../core/ports.ts';
import { readSettings } from '../core/settings.ts';
import { systemClock } from '../core/system-clock.ts';
import { systemRandom } from '../core/system-random.ts';
import { createTerminal, type Terminal } from '../terminal.ts';
import { silentLog } from './silent-log.ts';
import { unwrap } from './unwrap.ts';

/** The parts of a running devnet that a terminal connects to. */
export interface PaperVenue {
  readonly chain: {
    readonly rpcUrl: string;
    readonly contracts: { readonly positionsManager: string };
  };
  readonly venue: { readonly restUrl: string; readonly wsUrl: string };
}

export interface PaperTerminal {
  readonly terminal: Terminal;
  /** The database file, for a second terminal after this one is closed. */
  readonly databasePath: string;
  /** Sends a command as the page would, through the command's schema. */
  call<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Result<CommandOutput<Name>, AppError>>;
  /**
   * Resolves with the slices as soon as they satisfy `holds`; rejects with the current slices after an implausibly long
   * time.
   */
  until(what: string, holds: (slices: Slices) => boolean): Promise<Slices>;
  close(): Promise<void>;
}

/** Guards against hanging; far longer than any step needs on a busy machine. */
const PATIENCE_MS = 90_000;

export const newDatabaseFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'ballast-terminal-'));
  return {
    databasePath: join(folder, 'ballast.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const noBrowser = (): Promise<void> => Promise.reject(new Error('there is no browser'));

/**
 * Starts a terminal on a paper venue with the given real keychain. It opens a funded account on its own. `env`:
 * additional settings.
 */
export function startPaperTerminal(
  { chain, venue }: PaperVenue,
  keyStore: KeyStore,
  databasePath: string,
  openExternal: Ports['openExternal'] = noBrowser,
  env: Readonly<Record<string, string>> = {},
): PaperTerminal {
  const settings = unwrap(
    readSettings({
      BALLAST_ENVIRONMENT: 'paper',
      BALLAST_EXECUTOR_URL: venue.restUrl,
      BALLAST_INDEXER_URL: venue.restUrl,
      BALLAST_WS_URL: venue.wsUrl,
      BALLAST_RPC_URL: chain.rpcUrl,
      BALLAST_FAUCET_URL: `${venue.restUrl}/paper/fund`,
      BALLAST_POSITIONS_MANAGER: chain.contracts.positionsManager,
      BALLAST_PAPER_AUTO: '1',
      ...env,
    }),
  );
  const terminal = createTerminal({
    settings,
    databasePath,
    clock: systemClock,
    random: systemRandom,
    keyStore,
    log: silentLog,
    openExternal,
  });
  terminal.start();
  return {
    terminal,
    databasePath,
    call: async (name, input) =>
      (await terminal.handle(name, commands[name].input.parse(input))) as never,
    until: (what, holds) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const snapshot = terminal.snapshot();
          if (!holds(snapshot)) return;
          stop();
          clearTimeout(timer);
          resolve(snapshot);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`not ${what}: ${JSON.stringify(terminal.snapshot(), null, 1)}`));
        }, PATIENCE_MS);
        const stop = terminal.onDelta(look);
        look();
      }),
    close: terminal.close,
  };
}
