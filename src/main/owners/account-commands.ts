import type { Account } from '../../shared/domain/account.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { StateStore } from '../core/state.ts';
import type { AccountBook } from './account-book.ts';
import type { BrowserWallet } from './browser/wallet-bridge.ts';
import type { PaperSetup } from './paper-setup.ts';

export interface AccountCommandsOptions {
  readonly book: AccountBook;
  readonly wallet: Pick<BrowserWallet, 'connect' | 'cancel'>;
  /** Null without a faucet. */
  readonly paper: PaperSetup | null;
}

/** The commands that add, rename and select accounts. */
export function accountCommands(
  state: Pick<StateStore, 'select'>,
  { book, wallet, paper }: AccountCommandsOptions,
): CommandsOf<'accounts' | 'wallet'> {
  /** Selects a newly added account. */
  const shown = (added: Result<Account, AppError>): Result<Account, AppError> => {
    if (added.ok) state.select(added.value.address);
    return added;
  };
  return {
    'accounts.createPaper': async () =>
      paper ? paper.open() : err({ code: 'NOT_AVAILABLE', what: 'paper-account' }),
    'accounts.watch': ({ address, label }) => shown(book.watch(address, label)),
    'accounts.createLocal': async ({ label }) => shown(await book.createLocal(label)),
    'accounts.connectWallet': async () => {
      const owner = await wallet.connect();
      return owner.ok ? shown(book.connect(owner.value)) : owner;
    },
    'accounts.rename': ({ account, label }) => book.rename(account, label),
    'accounts.select': ({ account }) => {
      if (!book.isKnown(account)) return err({ code: 'NOT_FOUND', what: 'account' });
      state.select(account);
      return ok(null);
    },
    'wallet.cancel': () => {
      wallet.cancel();
      return ok(null);
    },
  };
}
