import type { OwnerAddress, UnixMs } from './ids.ts';

/** How the owner of an account signs: a key in the keychain, a wallet in the user's browser, or not at all. */
type OwnerKind = 'local-key' | 'browser-wallet' | 'watch-only';

export interface Account {
  readonly address: OwnerAddress;
  readonly chainId: number;
  readonly label: string;
  readonly owner: OwnerKind;
  readonly createdAt: UnixMs;
}
