import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { cannotSign } from '../../words/account.ts';

/** Whether session keys can be created now: the venue is live, the keychain is ready, and the owner can sign. */
export function useCanAct(account: OwnerAddress): boolean {
  const { state } = useSlice('connection');
  const keychain = useSlice('keychain').state;
  const owner = useSlice('accounts').find(({ address }) => address === account);
  const obstacle = owner ? cannotSign(owner, keychain) : null;
  return state === 'live' && keychain === 'ready' && obstacle === null;
}
