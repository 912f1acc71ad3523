import type { Chain } from '../chain/chain.ts';
import { createChain } from '../chain/create-chain.ts';
import { createClient } from '../chain/create-client.ts';
import { createOwnerTransactions } from '../chain/owner-transactions.ts';
import type { Clock, KeyStore, Random } from '../ports.ts';
import { createSessions } from '../sessions/create-sessions.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Settings } from '../settings.ts';
import { createDelegateKeys, type DelegateKeys } from '../signing/delegate-keys.ts';
import { createOwnerKeys } from '../signing/owner-keys.ts';
import { createSigner, type Signer } from '../signing/signer.ts';
import { createFaucet } from '../wallet/faucet.ts';
import { createOwners, type Owners } from '../wallet/owners.ts';
import { createPaperAccounts, type PaperAccounts } from '../wallet/paper-account.ts';
import type { State } from './open-state.ts';

/** The chain, and everything that signs for it. */
export interface Custody {
  readonly chain: Chain;
  readonly delegateKeys: DelegateKeys;
  readonly signer: Signer;
  readonly owners: Owners;
  readonly sessions: Sessions;
  /** Null where there is no faucet. */
  readonly paper: PaperAccounts | null;
}

export interface CustodyPorts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyStore: KeyStore;
}

export function openCustody(ports: CustodyPorts, { database, slices }: State): Custody {
  const { settings, clock, random, keyStore } = ports;
  const { chainId, positionsManager, faucetUrl } = settings;
  const { audit } = database;
  const client = createClient(settings.rpcUrl);
  const chain = createChain({ client, chainId, positionsManager });
  const transactions = createOwnerTransactions({ client, chainId, audit, clock });
  const delegateKeys = createDelegateKeys({ keyStore, audit, clock, random });
  const ownerKeys = createOwnerKeys(keyStore);
  const owners = createOwners({ accounts: database.accounts.list, ownerKeys, transactions });
  return {
    chain,
    delegateKeys,
    owners,
    signer: createSigner({ delegateKeys, audit, clock, chainId }),
    sessions: createSessions({
      chain,
      owners,
      delegateKeys,
      store: database.sessions,
      clock,
      random,
    }),
    paper:
      faucetUrl === null
        ? null
        : createPaperAccounts({
            chain,
            owners,
            ownerKeys,
            clock,
            positionsManager,
            faucet: createFaucet(faucetUrl),
            saveAccount: (account) => {
              database.accounts.upsert(account);
              slices.set('accounts', database.accounts.list());
            },
          }),
  };
}
