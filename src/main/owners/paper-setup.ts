import type { Account } from '../../shared/domain/account.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Result } from '../../shared/result.ts';
import type { Core } from '../core/open-core.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { PaperAccounts } from './paper-account.ts';

export interface PaperSetup {
  /** Creates a funded account and selects it. Errors: those of `ConfigWatch.fetch` and `PaperAccounts.create`. */
  open(): Promise<Result<Account, AppError>>;
  /**
   * A paper venue is useless without an account, so the first start opens one, and a later start completes a set-up
   * that a crash interrupted, but only for the account active at start. No other account is funded or set up
   * automatically. Succeeds once per run; a failure becomes a notice, and the next call tries again.
   */
  prepare(): Promise<void>;
}

export function createPaperSetup(
  { settings, state, notices }: Pick<Core, 'settings' | 'state' | 'notices'>,
  paper: PaperAccounts,
  config: Pick<ConfigWatch, 'fetch'>,
): PaperSetup {
  const activeAtStart = state.current.activeAccount;
  let isPrepared = false;

  const open: PaperSetup['open'] = async () => {
    const fetched = await config.fetch();
    if (!fetched.ok) return fetched;
    const created = await paper.create(fetched.value);
    if (created.ok) state.select(created.value.address);
    return created;
  };

  return {
    open,
    async prepare() {
      const { accounts, activeAccount, venue } = state.current;
      if (!venue.config || isPrepared) return;
      const active = accounts.find(({ address }) => address === activeAccount);
      const isUnfinished = active?.owner === 'local-key' && active.address === activeAtStart;
      if (active ? !isUnfinished : !settings.paperAuto) return;
      const prepared = active ? await paper.resume(active, venue.config) : await open();
      isPrepared = prepared.ok;
      if (!prepared.ok) notices.add({ code: 'PAPER_ACCOUNT_FAILED', error: prepared.error });
    },
  };
}
