import type { Account } from '../../shared/domain/account.ts';
import type { AuditEntry } from '../../shared/domain/history.ts';
import type { Address, OwnerAddress } from '../../shared/domain/ids.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { ok } from '../../shared/result.ts';
import { openChain } from '../chain/open-chain.ts';
import { openCore } from '../core/open-core.ts';
import { readSettings } from '../core/settings.ts';
import { systemClock } from '../core/system-clock.ts';
import { systemRandom } from '../core/system-random.ts';
import { openKeys } from '../keys/open-keys.ts';
import { createBrowserTransactions } from '../owners/browser/browser-transactions.ts';
import { createBrowserWallet } from '../owners/browser/wallet-bridge.ts';
import { createOwnerActions } from '../owners/owner-actions.ts';
import { createOwners } from '../owners/owners.ts';
import { createPaperAccounts } from '../owners/paper-account.ts';
import { createSessions } from '../sessions/create-sessions.ts';
import { newDatabaseFolder } from './paper-terminal.ts';
import { startPrivateKeychain } from './private-keychain.ts';
import { silentLog } from './silent-log.ts';
import { unwrap } from './unwrap.ts';

/** The parts of a devnet needed here. */
export interface TestVenue {
  readonly rpcUrl: string;
  readonly chainId: number;
  readonly contracts: {
    readonly engine: Address;
    readonly sessionManager: Address;
    readonly positionsManager: Address;
  };
  fund(to: Address, amounts: { readonly usdc: bigint; readonly native: bigint }): Promise<void>;
}

const noBrowser = (): Promise<void> => Promise.reject(new Error('there is no browser'));

/**
 * Everything that signs and reads the chain, on a real node and a real keychain. `executor` is the venue's executor.
 */
export async function startLocalAccount(
  venue: TestVenue,
  executor: Address,
  openExternal: (url: string) => Promise<void> = noBrowser,
) {
  const { rpcUrl, chainId, contracts } = venue;
  const keychain = await startPrivateKeychain();
  const { keyStore } = keychain;
  const { positionsManager } = contracts;
  const folder = newDatabaseFolder();
  const core = openCore({
    settings: { ...unwrap(readSettings({})), rpcUrl, chainId, positionsManager },
    databasePath: folder.databasePath,
    clock: systemClock,
    random: systemRandom,
    keyStore,
    log: silentLog,
    openExternal,
  });
  const { clock, random, database, state } = core;
  const { audit } = database;
  const keys = openKeys(core);
  const chain = openChain(core);
  const { client, transactions } = chain;
  const [delegateKeys, ownerKeys] = [keys.delegates, keys.owners];
  const onChange = (): void => undefined;
  const wallet = createBrowserWallet({ chainId, clock, random, openExternal, onChange });
  const browser = createBrowserTransactions({
    client,
    chainId,
    wallet,
    transactions,
    audit,
    clock,
  });
  const owners = createOwners(core, { ownerKeys, transactions, browser, wallet });
  const ownerActions = createOwnerActions(core, { chain, transactions, owners });
  const faucet = {
    async fund(owner: OwnerAddress) {
      await venue.fund(owner, { usdc: 1_000_000_000n, native: 10n ** 18n });
      return ok(null);
    },
  };
  const config: VenueConfig = {
    chainId,
    signingChainId: chainId,
    sessionManager: contracts.sessionManager,
    sessionManagerDomainName: 'ftUSD SessionManager',
    leverageRfqEngine: contracts.engine,
    executorAddress: executor,
    mode: 'executor',
  };
  return {
    config,
    chain,
    client,
    transactions,
    wallet,
    owners,
    ownerActions,
    ownerKeys,
    delegateKeys,
    keychain,
    store: database.sessions,
    addAccount: (account: Account): void => void state.keep('accounts', account),
    get accounts(): readonly Account[] {
      return state.current.accounts;
    },
    /** The audit log so far, oldest first. */
    get entries(): readonly AuditEntry[] {
      const { rows } = unwrap(audit.page({ cursor: null, limit: 1_000 }));
      return [...rows].reverse();
    },
    signer: keys.signer,
    sessions: createSessions(core, { chain, owners, delegateKeys }),
    paperAccounts: createPaperAccounts(core, { chain, ownerActions, ownerKeys, faucet }),
    async stop() {
      database.close();
      folder.remove();
      await keychain.stop();
    },
  };
}
