import type { AppError } from '../../shared/domain/app-error.ts';
import type { Result } from '../../shared/result.ts';
import type { ChainFeature } from '../chain/open-chain.ts';
import type { CommandsOf } from '../core/commands.ts';
import { every } from '../core/every.ts';
import type { Core, Feature } from '../core/open-core.ts';
import type { MarketFeature } from '../market/open-market.ts';
import type { OwnersFeature } from '../owners/open-owners.ts';
import type { SessionsFeature } from '../sessions/open-sessions.ts';
import type { VenueFeature } from '../venue/open-venue.ts';
import { type AccountSync, createAccountSync } from './account-sync.ts';
import { type ApplyFrame, createApplyFrame } from './apply-frame.ts';
import { createBackfill } from './backfill.ts';
import { createHeldOrderFrames, type HeldOrderFrames } from './held-order-frames.ts';
import { createOrderImport } from './order-import.ts';
import { ownerCommands } from './owner-commands.ts';
import { createRefreshSoon } from './refresh-soon.ts';

/** Figures follow the oracle's price, and no frame announces that. */
const FIGURES_MS = 2_000;

/** The account on show: its snapshot, its frames, its history. */
export interface AccountFeature
  extends Pick<AccountSync, 'snapshot' | 'refreshFigures' | 'refreshSessions'>,
    Feature {
  readonly applyFrame: ApplyFrame;
  /** Holds frames about unknown orders back while a POST is under way; see `HeldOrderFrames.hold`. */
  readonly holdFrames: HeldOrderFrames['hold'];
  /** Brings the account's history up to date soon. */
  fetchHistory(): void;
  readonly commands: CommandsOf<'owner'>;
}

export interface AccountBelow {
  readonly chain: ChainFeature;
  readonly venue: VenueFeature;
  readonly owners: OwnersFeature;
  readonly sessions: SessionsFeature;
  readonly market: MarketFeature;
}

export function openAccount(
  core: Core,
  { chain, venue, owners, sessions, market }: AccountBelow,
): AccountFeature {
  const { clock, background, state } = core;
  const { client, config } = venue;

  const importOrders = createOrderImport(core);
  const sync = createAccountSync(core, { chain, venue: client, sessions, importOrders });
  const backfill = createBackfill(core, { venue: client, importOrders });
  const refresh = createRefreshSoon(core, sync, backfill);
  const held = createHeldOrderFrames();
  const figures = every(clock, FIGURES_MS, async () => {
    if (state.current.connection.state !== 'live') return;
    await background.attempt('figures', async (): Promise<Result<null, AppError>> => {
      const [read] = await Promise.all([sync.refreshFigures(), market.fees.follow()]);
      return read;
    });
  });

  return {
    snapshot: sync.snapshot,
    refreshFigures: sync.refreshFigures,
    refreshSessions: sync.refreshSessions,
    applyFrame: createApplyFrame(core, { held, sync, refresh }),
    holdFrames: held.hold,
    fetchHistory: refresh.history,
    commands: ownerCommands(core, { owners, config, sync }),
    start: figures.start,
    stop() {
      figures.stop();
      refresh.stop();
    },
  };
}
