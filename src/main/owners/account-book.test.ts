import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerAddress } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { unwrap } from '../testing/unwrap.ts';
import { createAccountBook } from './account-book.ts';

const ADDRESS = ownerAddress('0x70997970C51812dc3A010C7d01b50e0d17dc79C8');

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

/** A book without a keychain, which a connected account does not need. `list` returns the added accounts. */
function start() {
  const { core, state, temp } = bench;
  const book = createAccountBook(core, { create: async () => ok(ADDRESS) });
  const list = () => {
    expect(temp.database.accounts.list()).toEqual(state.current.accounts);
    return state.current.accounts.filter(({ address }) => address !== temp.account);
  };
  return { book, list };
}

describe('connecting the account of a browser wallet', () => {
  it('adds it only once', () => {
    const { book, list } = start();
    const account = unwrap(book.connect(ADDRESS));
    expect(account).toMatchObject({ owner: 'browser-wallet', address: ADDRESS, chainId: 146 });
    expect(book.connect(ADDRESS)).toEqual(ok(account));
    expect(list()).toEqual([account]);
  });

  it('lets a watch-only account sign and keeps its name', () => {
    const { book, list } = start();
    unwrap(book.watch(ADDRESS, 'Treasury'));
    unwrap(book.connect(ADDRESS));
    expect(list()).toMatchObject([{ owner: 'browser-wallet', label: 'Treasury' }]);
  });

  it('does not change an account whose key is in the keychain', async () => {
    const { book, list } = start();
    unwrap(await book.createLocal('Mine'));
    expect(book.connect(ADDRESS)).toEqual(err({ code: 'ALREADY_EXISTS', what: 'account' }));
    expect(list()).toMatchObject([{ owner: 'local-key' }]);
  });
});
