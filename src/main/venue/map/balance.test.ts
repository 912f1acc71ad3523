import { describe, expect, it } from 'vitest';
import { unknown, value } from '../../../shared/domain/figure.ts';
import { ws } from '../../testing/venue-fixtures.ts';
import { balanceWire } from '../wire/balance.ts';
import { toBalance } from './balance.ts';

const row = {
  chainId: 146,
  network: 'Sonic',
  token: 'wS',
  tokenAddress: ws.address.toLowerCase(),
  totalBalance: '1.5',
  usdValue: '0.065',
  pnlPct: '+2.4%',
};
const map = (change: object) => toBalance(balanceWire.parse({ ...row, ...change }));

describe('a balance', () => {
  it('has its token’s address in checksum form and leaves the placeholder pnlPct out', () => {
    expect(map({})).toEqual({
      chainId: 146,
      network: 'Sonic',
      symbol: 'wS',
      token: ws.address,
      total: '1.5',
      usdValue: value('0.065'),
    });
  });

  it('without a price has an unknown value, not one of zero', () => {
    expect(map({ usdValue: '0' }).usdValue).toEqual(unknown('venue-placeholder'));
    expect(map({ usdValue: undefined }).usdValue).toEqual(unknown('no-data'));
  });

  it('of nothing is worth nothing', () => {
    expect(map({ totalBalance: '0', usdValue: '0' }).usdValue).toEqual(value('0'));
  });

  it('is refused without an amount or an address', () => {
    for (const change of [
      { totalBalance: 1.5 },
      { totalBalance: '-1' },
      { tokenAddress: '0x12' },
    ]) {
      expect(balanceWire.safeParse({ ...row, ...change }).success).toBe(false);
    }
  });
});
