import type { AppError } from '../../shared/domain/app-error.ts';
import { ok, type Result } from '../../shared/result.ts';
import { coalesce } from '../core/coalesce.ts';
import type { Core } from '../core/open-core.ts';
import type { AccountSync } from './account-sync.ts';
import type { Backfill } from './backfill.ts';

/** A burst of frames leads to one refresh. */
const REFRESH_MS = 30;
/** Trades are indexed later than the frame that announces them arrives. */
const HISTORY_MS = 500;

/** Reads the account again shortly after being asked to, once for all that ask meanwhile. */
export interface RefreshSoon {
  /** Something of the account changed: its figures, then its history. */
  afterNews(): void;
  history(): void;
  stop(): void;
}

export function createRefreshSoon(
  { clock, state, notices, background }: Pick<Core, 'clock' | 'state' | 'notices' | 'background'>,
  sync: Pick<AccountSync, 'refreshAfterChange'>,
  backfill: Backfill,
): RefreshSoon {
  const fetchHistory = async (): Promise<Result<null, AppError>> => {
    const account = state.current.activeAccount;
    const done = account ? await backfill(account) : ok(null);
    if (!done.ok) notices.add({ code: 'BACKFILL_FAILED', error: done.error });
    return done;
  };
  const figures = coalesce(clock, REFRESH_MS, () =>
    background.attempt('refresh', sync.refreshAfterChange),
  );
  const history = coalesce(clock, HISTORY_MS, () => background.attempt('backfill', fetchHistory));
  return {
    afterNews() {
      figures.ask();
      history.ask();
    },
    history: history.ask,
    stop() {
      figures.stop();
      history.stop();
    },
  };
}
