import { describe, expect, it } from 'vitest';
import { ownerAddress } from '../../shared/domain/ids.ts';
import { cannotSign } from './account.ts';

describe('an account', () => {
  const account = {
    address: ownerAddress(`0x${'a'.repeat(40)}`),
    chainId: 146,
    label: 'x',
    createdAt: 0,
  };

  it('that is watch-only cannot sign, whatever the keychain’s state', () => {
    expect(cannotSign({ ...account, owner: 'watch-only' }, 'ready')).toContain('Cannot sign');
  });

  it('with a local key can sign while the keychain is unlocked', () => {
    expect(cannotSign({ ...account, owner: 'local-key' }, 'ready')).toBeNull();
    expect(cannotSign({ ...account, owner: 'local-key' }, 'locked')).toContain('unlock');
  });
});
