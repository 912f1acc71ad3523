import type { Account } from '../../shared/domain/account.ts';
import type { Chain } from '../chain/chain.ts';
import { createChain } from '../chain/create-chain.ts';
import { createClient } from '../chain/create-client.ts';
import { createOwnerTransactions } from '../chain/owner-transactions.ts';
import type { Clock, KeyStore, Random } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';
import { createDelegateKeys, type DelegateKeys } from '../keys/delegate-keys.ts';
import { createOwnerKeys } from '../keys/owner-keys.ts';
import { createSigner, type Signer } from '../keys/signer.ts';
import { type AccountBook, createAccountBook } from '../owners/account-book.ts';
import { createBrowserTransactions } from '../owners/browser/browser-transactions.ts';
import { type BrowserWallet, createBrowserWallet } from '../owners/browser/wallet-bridge.ts';
import { createFaucet } from '../owners/faucet.ts';
import { createOwnerActions, type OwnerActions } from '../owners/owner-actions.ts';
import { createOwners, type Owners } from '../owners/owners.ts';
import { createPaperAccounts, type PaperAccounts } from '../owners/paper-account.ts';
import { createSessions } from '../sessions/create-sessions.ts';
import { createDesiredSessions, type DesiredSessions } from '../sessions/desired-sessions.ts';
import { createOrphanKeys, type OrphanKeys } from '../sessions/orphan-keys.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { State } from './open-state.ts';

/** The chain, and everything that signs for it. */
export interface Custody {
  readonly chain: Chain;
  readonly delegateKeys: DelegateKeys;
  readonly signer: Signer;
  readonly owners: Owners;
  readonly ownerActions: OwnerActions;
  readonly accountBook: AccountBook;
  readonly browserWallet: BrowserWallet;
  readonly sessions: Sessions;
  readonly desiredSessions: DesiredSessions;
  readonly orphanKeys: OrphanKeys;
  /** Null where there is no faucet. */
  readonly paper: PaperAccounts | null;
}

export interface CustodyPorts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyStore: KeyStore;
  openExternal(url: string): Promise<void>;
}

export function openCustody(ports: CustodyPorts, { database, state }: State): Custody {
  const { settings, clock, random, keyStore, openExternal } = ports;
  const { chainId, positionsManager, faucetUrl } = settings;
  const { audit } = database;
  const client = createClient(settings.rpcUrl, chainId);
  const chain = createChain({ client, chainId, positionsManager });
  const transactions = createOwnerTransactions({ client, chainId, audit, clock });
  const delegateKeys = createDelegateKeys({ keyStore, audit, clock, random });
  const ownerKeys = createOwnerKeys(keyStore);
  const accounts = database.accounts.list;
  const wallet = createBrowserWallet({
    chainId,
    clock,
    random,
    openExternal,
    onChange: (title) => state.set('walletRequest', title),
  });
  const toWallet = { client, chainId, wallet, transactions, audit, clock };
  const browser = createBrowserTransactions(toWallet);
  const owners = createOwners({ accounts, ownerKeys, browser, ...toWallet });
  const ownerActions = createOwnerActions({ chain, positionsManager, owners, transactions });
  const saveAccount = (account: Account): void => {
    database.accounts.upsert(account);
    state.set('accounts', accounts());
  };
  return {
    chain,
    delegateKeys,
    owners,
    ownerActions,
    browserWallet: wallet,
    accountBook: createAccountBook({ chainId, clock, ownerKeys, accounts, save: saveAccount }),
    signer: createSigner({ delegateKeys, audit, clock, chainId }),
    sessions: createSessions({
      chain,
      owners,
      delegateKeys,
      store: database.sessions,
      clock,
      random,
    }),
    desiredSessions: createDesiredSessions({
      clock,
      state,
      store: database.sessions,
      cache: database.cache.account.desiredSessions,
    }),
    orphanKeys: createOrphanKeys(delegateKeys, () =>
      accounts().flatMap(({ address }) =>
        database.sessions.list(address).map(({ delegate }) => delegate),
      ),
    ),
    paper:
      faucetUrl === null
        ? null
        : createPaperAccounts({
            chain,
            ownerActions,
            ownerKeys,
            clock,
            saveAccount,
            faucet: createFaucet(faucetUrl),
          }),
  };
}
