import { describe, expect, it } from 'vitest';
import { unknown, value } from '../../../shared/domain/figure.ts';
import { catalog, emptyCatalog, OWNER } from '../../testing/venue-fixtures.ts';
import { tradeWire } from '../wire/trade.ts';
import { toFill } from './trade.ts';

const hash = `0x${'ab'.repeat(32)}`;
const row = {
  tradeId: 'trade-1',
  orderId: 'lev_1',
  symbol: 'wS-USDC',
  side: 'buy',
  price: '0.05',
  size: '80',
  notional: '4',
  fee: '0.04',
  feeAsset: 'USDC',
  txHash: hash,
  timestamp: 1776944355000,
};
const map = (change: object, known = catalog) =>
  toFill(tradeWire.parse({ ...row, ...change }), OWNER, known);

describe('a trade', () => {
  it('is a fill of its account', () => {
    expect(map({})).toEqual({
      id: 'trade-1',
      account: OWNER,
      venueOrderId: 'lev_1',
      symbol: 'wS-USDC',
      side: 'buy',
      price: value('0.05'),
      size: '80',
      notional: value('4'),
      fee: value('0.04'),
      feeSymbol: 'USDC',
      txHash: hash,
      at: 1776944355000,
      repaired: false,
    });
  });

  it('with a raw price shows what its notional implies, and says that it was repaired', () => {
    expect(map({ price: '50000000000000000' })).toMatchObject({
      price: value('0.05'),
      repaired: true,
    });
  });

  it('keeps a price of up to 100 × mark', () => {
    expect(map({ price: '4.58' })).toMatchObject({ price: value('4.58'), repaired: false });
    expect(map({ price: '4.59' })).toMatchObject({ price: value('0.05'), repaired: true });
  });

  it('with a raw price and no notional has an unknown price rather than a wrong one', () => {
    expect(map({ price: '50000000000000000', notional: '0' })).toMatchObject({
      price: unknown('malformed'),
      repaired: true,
    });
  });

  it('keeps a price that cannot be judged, since no mark is known', () => {
    const fill = map({ price: '50000000000000000' }, emptyCatalog);
    expect(fill).toMatchObject({ price: value('50000000000000000'), repaired: false });
  });

  it('with a raw fee shows it in tokens of the asset that it was taken in', () => {
    expect(map({ fee: '40000' })).toMatchObject({ fee: value('0.04'), repaired: true });
    expect(map({ fee: '875000000000000000', feeAsset: 'wS', side: 'sell' })).toMatchObject({
      fee: value('0.875'),
      repaired: true,
    });
  });

  it('takes the sold token for a raw fee that names no asset', () => {
    expect(map({ fee: '40000', feeAsset: null })).toMatchObject({ fee: value('0.04') });
    const sold = { fee: '875000000000000000', feeAsset: null, side: 'sell' };
    expect(map(sold)).toMatchObject({ fee: value('0.875') });
  });

  it('leaves a raw fee of an asset it does not know unknown', () => {
    expect(map({ fee: '40000', feeAsset: 'XYZ' }).fee).toEqual(unknown('no-data'));
  });

  it('keeps a fee of up to 10 × notional', () => {
    expect(map({ fee: '40' })).toMatchObject({ fee: value('40'), repaired: false });
  });
});
