import type { Core, Feature } from '../core/open-core.ts';
import { createDelegateKeys, type DelegateKeys } from './delegate-keys.ts';
import { createOwnerKeys, type OwnerKeys } from './owner-keys.ts';
import { createSigner, type Signer } from './signer.ts';

/** The keychain, its keys, and the only way to a signature. */
export interface KeysFeature extends Feature {
  readonly delegates: DelegateKeys;
  readonly owners: OwnerKeys;
  readonly signer: Signer;
  /** Checks whether the keychain can be used and publishes the result. */
  probe(): Promise<void>;
}

export function openKeys(core: Core): KeysFeature {
  const { settings, database, clock, random, keyStore, state, background } = core;
  const { audit } = database;
  const delegates = createDelegateKeys({ keyStore, audit, clock, random });

  const probe = async (): Promise<void> => state.set('keychain', await keyStore.probe());
  const warm = async (): Promise<void> => {
    await probe();
    if (state.current.keychain.state !== 'ready') return;
    await delegates.warm(state.current.sessions.value.map(({ delegate }) => delegate));
  };
  return {
    delegates,
    owners: createOwnerKeys(keyStore),
    signer: createSigner({ delegateKeys: delegates, audit, clock, chainId: settings.chainId }),
    probe,
    start: () => background.run('keychain', warm),
  };
}
