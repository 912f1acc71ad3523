import type { ParsedInput } from '../shared/contract/commands.ts';
import type { AppError } from '../shared/domain/app-error.ts';
import type { OwnerAddress } from '../shared/domain/ids.ts';
import type { OwnerAction } from '../shared/domain/owner-action.ts';
import type { VenueConfig } from '../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { CommandHandlers } from './command-handlers.ts';
import type { AccountBook } from './owners/account-book.ts';
import type { BrowserWallet } from './owners/browser/wallet-bridge.ts';
import type { OwnerActions } from './owners/owner-actions.ts';
import type { PaperAccounts } from './owners/paper-account.ts';
import type { ConfigWatch } from './venue/config-watch.ts';

type Name = Extract<
  keyof CommandHandlers,
  `accounts.${string}` | `owner.${string}` | `wallet.${string}`
>;

export interface AccountCommandHandlersOptions {
  readonly config: ConfigWatch;
  readonly accountBook: AccountBook;
  readonly browserWallet: Pick<BrowserWallet, 'connect' | 'cancel'>;
  readonly ownerActions: OwnerActions;
  /** Null where there is no faucet: a paper account cannot be opened. */
  readonly paper: PaperAccounts | null;
  isKnown(account: OwnerAddress): boolean;
  selectAccount(account: OwnerAddress): void;
  /** Reads anew what a transaction of the owner changes. */
  refreshAccount(): void;
}

/** The commands that change the list of accounts, and those that an account's owner pays for. */
export function createAccountCommandHandlers(
  options: AccountCommandHandlersOptions,
): Pick<CommandHandlers, Name> {
  const { config, accountBook, browserWallet, ownerActions, paper, selectAccount } = options;

  /** An allowance is given to the venue's contract of now; the rest must work while the venue is down. */
  const configFor = async ({ kind }: OwnerAction): Promise<Result<VenueConfig, AppError>> =>
    kind === 'approve-engine' || kind === 'approve-borrow' ? config.fetch() : config.accepted();

  const act = async <T>(
    act: (...args: Parameters<OwnerActions['run']>) => Promise<Result<T, AppError>>,
    { account, action }: ParsedInput<'owner.run'>,
  ): Promise<Result<T, AppError>> => {
    if (!options.isKnown(account)) return err({ code: 'NOT_FOUND', what: 'account' });
    const now = await configFor(action);
    return now.ok ? act(account, action, now.value) : now;
  };

  return {
    'accounts.createPaper': async () => {
      if (!paper) return err({ code: 'NOT_AVAILABLE', what: 'paper accounts' });
      const now = await config.fetch();
      if (!now.ok) return now;
      const created = await paper.create(now.value);
      if (created.ok) selectAccount(created.value.address);
      return created;
    },
    'accounts.watch': ({ address, label }) => {
      const added = accountBook.watch(address, label);
      if (added.ok) selectAccount(added.value.address);
      return added;
    },
    'accounts.createLocal': async ({ label }) => {
      const added = await accountBook.createLocal(label);
      if (added.ok) selectAccount(added.value.address);
      return added;
    },
    'accounts.connectWallet': async () => {
      const owner = await browserWallet.connect();
      if (!owner.ok) return owner;
      const added = accountBook.connect(owner.value);
      if (added.ok) selectAccount(added.value.address);
      return added;
    },
    'wallet.cancel': () => {
      browserWallet.cancel();
      return ok(null);
    },
    'accounts.rename': ({ account, label }) => accountBook.rename(account, label),
    'accounts.select': ({ account }) => {
      if (!options.isKnown(account)) return err({ code: 'NOT_FOUND', what: 'account' });
      selectAccount(account);
      return ok(null);
    },
    'owner.estimate': (input) => act(ownerActions.estimate, input),
    'owner.run': async (input) => {
      const done = await act(ownerActions.run, input);
      options.refreshAccount();
      return done;
    },
  };
}
