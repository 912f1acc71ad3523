import type { Account } from '../../shared/domain/account.ts';
import type { AuditEntry } from '../../shared/domain/history.ts';
import type { Address, OwnerAddress, SessionId } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { ok } from '../../shared/result.ts';
import { createChain } from '../chain/create-chain.ts';
import { createClient } from '../chain/create-client.ts';
import { createOwnerTransactions } from '../chain/owner-transactions.ts';
import { systemClock } from '../core/system-clock.ts';
import { systemRandom } from '../core/system-random.ts';
import { createDelegateKeys } from '../keys/delegate-keys.ts';
import { createOwnerKeys } from '../keys/owner-keys.ts';
import { createSigner } from '../keys/signer.ts';
import { createBrowserTransactions } from '../owners/browser/browser-transactions.ts';
import { createBrowserWallet } from '../owners/browser/wallet-bridge.ts';
import { createOwnerActions } from '../owners/owner-actions.ts';
import { createOwners } from '../owners/owners.ts';
import { createPaperAccounts } from '../owners/paper-account.ts';
import { createSessions } from '../sessions/create-sessions.ts';
import type { SessionStore } from '../sessions/sessions.ts';
import { startPrivateKeychain } from './private-keychain.ts';

/** The part of a devnet that this needs. */
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

/** Everything that signs and reads the chain, on a real node and a real keychain. `executor` is the venue's. */
export async function startLocalAccount(
  venue: TestVenue,
  executor: Address,
  openExternal: (url: string) => Promise<void> = noBrowser,
) {
  const { rpcUrl, chainId, contracts } = venue;
  const keychain = await startPrivateKeychain();
  const { keyStore } = keychain;
  const [clock, random] = [systemClock, systemRandom];
  const entries: Omit<AuditEntry, 'id'>[] = [];
  const audit = { append: (entry: Omit<AuditEntry, 'id'>) => void entries.push(entry) };
  const { positionsManager } = contracts;
  const client = createClient(rpcUrl, chainId);
  const chain = createChain({ client, chainId, positionsManager });
  const transactions = createOwnerTransactions({ client, chainId, audit, clock });
  const ownerKeys = createOwnerKeys(keyStore);
  const delegateKeys = createDelegateKeys({ keyStore, audit, clock, random });
  const store = createSessionStore();
  const accounts: Account[] = [];
  const onChange = (): void => undefined;
  const wallet = createBrowserWallet({ chainId, clock, random, openExternal, onChange });
  const toWallet = { client, chainId, wallet, transactions, audit, clock };
  const browser = createBrowserTransactions(toWallet);
  const owners = createOwners({ accounts: () => accounts, ownerKeys, browser, ...toWallet });
  const ownerActions = createOwnerActions({ chain, positionsManager, owners, transactions });
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
    store,
    /** Accounts saved and signatures recorded so far. */
    accounts,
    entries,
    signer: createSigner({ delegateKeys, audit, clock, chainId }),
    sessions: createSessions({
      chain,
      owners,
      delegateKeys,
      store,
      clock,
      random,
    }),
    paperAccounts: createPaperAccounts({
      chain,
      ownerActions,
      ownerKeys,
      faucet,
      clock,
      saveAccount: (account) => void accounts.push(account),
    }),
    stop: () => keychain.stop(),
  };
}

function createSessionStore(): SessionStore {
  const rows = new Map<SessionId, Session>();
  return {
    list: (account) => [...rows.values()].filter((row) => row.account === account),
    get: (id) => rows.get(id) ?? null,
    upsert(session) {
      rows.set(session.sessionId, session);
      return session;
    },
  };
}
