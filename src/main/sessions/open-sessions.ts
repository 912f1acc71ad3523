import { aged } from '../../shared/domain/aged.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { ChainFeature } from '../chain/open-chain.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core } from '../core/open-core.ts';
import type { KeysFeature } from '../keys/open-keys.ts';
import type { OwnersFeature } from '../owners/open-owners.ts';
import type { VenueFeature } from '../venue/open-venue.ts';
import { createSessions } from './create-sessions.ts';
import { createDesiredSessions, type DesiredSessions } from './desired-sessions.ts';
import { sessionCommands } from './session-commands.ts';
import type { Sessions } from './sessions.ts';

/** Session keys: created, tested, topped up and revoked. */
export interface SessionsFeature {
  readonly revoke: Sessions['revoke'];
  readonly desired: DesiredSessions;
  /** Reads the account's sessions from chain and keychain, and shows them if the account is on show. */
  read(account: OwnerAddress): Promise<void>;
  readonly commands: CommandsOf<'sessions' | 'keys' | 'keychain'>;
}

export interface SessionsBelow {
  readonly keys: KeysFeature;
  readonly chain: ChainFeature;
  readonly venue: VenueFeature;
  readonly owners: OwnersFeature;
}

export function openSessions(
  core: Core,
  { keys, chain, venue, owners }: SessionsBelow,
): SessionsFeature {
  const { config } = venue;
  const sessions = createSessions(core, { chain, delegateKeys: keys.delegates, owners });
  const desired = createDesiredSessions(core);
  const read = createReadSessions(core, sessions);
  const refreshShown = async (): Promise<void> => {
    const account = core.state.current.activeAccount;
    if (account) await read(account);
  };
  return {
    revoke: sessions.revoke,
    desired,
    read,
    commands: sessionCommands(core, { keys, owners, config, sessions, desired, refreshShown }),
  };
}

/** Without an accepted configuration there is no session manager to ask, and nothing happens. */
export function createReadSessions(
  { clock, state }: Pick<Core, 'clock' | 'state'>,
  sessions: Pick<Sessions, 'refresh'>,
): SessionsFeature['read'] {
  return async (account) => {
    const { config } = state.current.venue;
    if (!config) return;
    const rows = await sessions.refresh(account, config);
    if (state.isShown(account)) state.set('sessions', aged(rows, clock.now()));
  };
}
