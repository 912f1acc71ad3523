import { describe, expect, it } from 'vitest';
import type { Account } from '../../shared/domain/account.ts';
import { ownerAddress } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { unwrap } from '../testing/unwrap.ts';
import { createAccountBook } from './account-book.ts';

const ADDRESS = ownerAddress('0x70997970C51812dc3A010C7d01b50e0d17dc79C8');

/** A book without a keychain: a connected account needs none. */
function start() {
  const accounts = new Map<string, Account>();
  const book = createAccountBook({
    chainId: 146,
    clock: createFakeClock(1_000),
    ownerKeys: { create: async () => ok(ADDRESS) },
    accounts: () => [...accounts.values()],
    save: (account) => void accounts.set(account.address, account),
  });
  return { book, list: () => [...accounts.values()] };
}

describe('connecting the account of a browser wallet', () => {
  it('adds it, and once only', () => {
    const { book, list } = start();
    const account = unwrap(book.connect(ADDRESS));
    expect(account).toMatchObject({ owner: 'browser-wallet', address: ADDRESS, chainId: 146 });
    expect(book.connect(ADDRESS)).toEqual(ok(account));
    expect(list()).toEqual([account]);
  });

  it('lets an account that was only watched sign, under its old name', () => {
    const { book, list } = start();
    unwrap(book.watch(ADDRESS, 'Treasury'));
    unwrap(book.connect(ADDRESS));
    expect(list()).toMatchObject([{ owner: 'browser-wallet', label: 'Treasury' }]);
  });

  it('leaves an account alone whose key is here', async () => {
    const { book, list } = start();
    unwrap(await book.createLocal('Mine'));
    expect(book.connect(ADDRESS)).toEqual(err({ code: 'ALREADY_EXISTS', what: 'account' }));
    expect(list()).toMatchObject([{ owner: 'local-key' }]);
  });
});
