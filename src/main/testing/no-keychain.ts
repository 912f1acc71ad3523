import { err } from '../../shared/result.ts';
import type { KeyStore } from '../core/ports.ts';

const absent = async () => err({ code: 'KEYCHAIN_ABSENT', detail: 'none in this test' } as const);

/** The keychain of a computer without one. */
export const noKeychain: KeyStore = {
  probe: async () => ({ state: 'absent', detail: 'none in this test' }),
  read: absent,
  write: absent,
  remove: absent,
  list: absent,
};
