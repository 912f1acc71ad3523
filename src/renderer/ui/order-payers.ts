import type { Account } from '../../shared/domain/account.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';

/** The accounts that can send a transaction about an order, its own first; one that is only watched sends nothing. */
export const orderPayers = (
  accounts: readonly Account[],
  own: OwnerAddress,
): readonly Account[] => {
  const able = accounts.filter(({ owner }) => owner !== 'watch-only');
  return [
    ...able.filter(({ address }) => address === own),
    ...able.filter(({ address }) => address !== own),
  ];
};
