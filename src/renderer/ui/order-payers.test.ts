import { describe, expect, it } from 'vitest';
import type { Account } from '../../shared/domain/account.ts';
import { ownerAddress } from '../../shared/domain/ids.ts';
import { orderPayers } from './order-payers.ts';

const account = (digit: string, owner: Account['owner']): Account => ({
  address: ownerAddress(`0x${digit.repeat(40)}`),
  chainId: 146,
  label: digit,
  owner,
  createdAt: 0,
});
const [one, two] = [account('1', 'local-key'), account('2', 'local-key')];
const watched = account('3', 'watch-only');
const everybody = [one, watched, two];

describe('the accounts that can pay the gas', () => {
  it('start with the order’s own account, then the others that can sign', () => {
    expect(orderPayers(everybody, two.address)).toEqual([two, one]);
  });

  it('never include a watch-only account, not even for its own order', () => {
    expect(orderPayers(everybody, watched.address)).toEqual([one, two]);
    expect(orderPayers([watched], watched.address)).toEqual([]);
  });
});
