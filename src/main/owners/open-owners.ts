import type { ChainFeature } from '../chain/open-chain.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core, Feature } from '../core/open-core.ts';
import type { KeysFeature } from '../keys/open-keys.ts';
import type { VenueFeature } from '../venue/open-venue.ts';
import { type AccountBook, createAccountBook } from './account-book.ts';
import { accountCommands } from './account-commands.ts';
import { createBrowserTransactions } from './browser/browser-transactions.ts';
import { createBrowserWallet } from './browser/wallet-bridge.ts';
import { createFaucet } from './faucet.ts';
import { createOwnerActions, type OwnerActions } from './owner-actions.ts';
import { createOwners, type Owners } from './owners.ts';
import { createPaperAccounts } from './paper-account.ts';
import { createPaperSetup } from './paper-setup.ts';

/** The accounts of this terminal, and their owners' transactions and signatures. */
export interface OwnersFeature extends Owners, Pick<AccountBook, 'isKnown'>, Feature {
  readonly actions: OwnerActions;
  /** Opens the paper account or completes its set-up if needed; see `PaperSetup.prepare`. */
  preparePaper(): Promise<void>;
  readonly commands: CommandsOf<'accounts' | 'wallet'>;
}

export interface OwnersBelow {
  readonly keys: KeysFeature;
  readonly chain: ChainFeature;
  readonly venue: VenueFeature;
}

export function openOwners(core: Core, { keys, chain, venue }: OwnersBelow): OwnersFeature {
  const { settings, clock, random, database, state } = core;
  const { chainId, faucetUrl } = settings;
  const { client, transactions } = chain;
  const ownerKeys = keys.owners;

  const wallet = createBrowserWallet({
    chainId,
    clock,
    random,
    openExternal: core.openExternal,
    onChange: (title) => state.set('walletRequest', title),
  });
  const { audit } = database;
  const browser = createBrowserTransactions({
    client,
    chainId,
    wallet,
    transactions,
    audit,
    clock,
  });
  const owners = createOwners(core, { ownerKeys, transactions, browser, wallet });
  const actions = createOwnerActions(core, { chain, transactions, owners });
  const book = createAccountBook(core, ownerKeys);

  const openPaper = (faucet: string) => {
    const accounts = { chain, ownerActions: actions, ownerKeys, faucet: createFaucet(faucet) };
    return createPaperSetup(core, createPaperAccounts(core, accounts), venue.config);
  };
  const paper = faucetUrl === null ? null : openPaper(faucetUrl);

  return {
    ...owners,
    isKnown: book.isKnown,
    actions,
    preparePaper: async () => paper?.prepare(),
    commands: accountCommands(state, { book, wallet, paper }),
    stop: wallet.cancel,
  };
}
