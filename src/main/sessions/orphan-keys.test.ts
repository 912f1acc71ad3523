import { afterAll, beforeAll, expect, it } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { systemClock } from '../core/system-clock.ts';
import { systemRandom } from '../core/system-random.ts';
import { createDelegateKeys } from '../keys/delegate-keys.ts';
import { type PrivateKeychain, startPrivateKeychain } from '../testing/private-keychain.ts';
import { unwrap } from '../testing/unwrap.ts';
import { createOrphanKeys } from './orphan-keys.ts';

let keychain: PrivateKeychain;
beforeAll(async () => {
  keychain = await startPrivateKeychain();
});
afterAll(() => keychain.stop());

it('only a key without a session is listed, and can be forgotten', async () => {
  const keys = createDelegateKeys({
    keyStore: keychain.keyStore,
    audit: { append: () => {} },
    clock: systemClock,
    random: systemRandom,
  });
  const [used, orphan] = [unwrap(await keys.create()), unwrap(await keys.create())];
  const orphans = createOrphanKeys(keys, () => [used]);
  expect(await orphans.list()).toEqual(ok([orphan]));

  expect(await orphans.forget(used)).toEqual(err({ code: 'NOT_FOUND', what: 'session-key' }));
  expect(await orphans.forget(orphan)).toEqual(ok(null));
  expect(await orphans.list()).toEqual(ok([]));
  expect(await keys.list()).toEqual(ok([used]));
});
