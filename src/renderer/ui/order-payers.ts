import type { Account } from '../../shared/domain/account.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';

/** The accounts that can send a transaction and pay its gas, the given one first; a watch-only account cannot. */
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
