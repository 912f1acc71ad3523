import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { cannotSign } from '../../words/account.ts';

/** Whether a session can be made now: the venue is reached, the keychain takes a key, and the owner can be asked. */
export function useCanAct(account: OwnerAddress): boolean {
  const { state } = useSlice('connection');
  const keychain = useSlice('keychain').state;
  const owner = useSlice('accounts').find(({ address }) => address === account);
  const obstacle = owner ? cannotSign(owner, keychain) : null;
  return state === 'live' && keychain === 'ready' && obstacle === null;
}
