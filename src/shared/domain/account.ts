import type { OwnerAddress, UnixMs } from './ids.ts';

/** How the owner of an account signs: a local key (paper), or not at all (watch-only). */
type OwnerKind = 'local-key' | 'watch-only';

export interface Account {
  readonly address: OwnerAddress;
  readonly chainId: number;
  readonly label: string;
  readonly owner: OwnerKind;
  readonly createdAt: UnixMs;
}
