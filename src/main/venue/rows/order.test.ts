import { describe, expect, it } from 'vitest';
import { catalog, emptyCatalog, OWNER, usdc, ws } from '../../testing/venue-fixtures.ts';
import { orderWire, toOrderEvent, toVenueOrder } from './order.ts';

const hash = (byte: string) => `0x${byte.repeat(32)}`;
const order = {
  action: 0,
  user: OWNER,
  sellToken: usdc.address,
  buyToken: ws.address,
  sellAmount: '4000000',
  buyAmount: '87000000000000000000',
  validTo: 1776948000,
  feeAmount: '40000',
};
const row = {
  orderId: 'lev_1',
  status: 'pending',
  user: OWNER,
  order,
  sessionId: hash('aa'),
  nonce: 7,
  dataHash: hash('bb'),
  orderDigest: hash('cc'),
  filledBuyAmount: null,
  txHash: null,
  errorCode: null,
  errorMessage: null,
  createdAt: 1776944355000,
  updatedAt: 1776944356000,
};
const map = (change: object, known = catalog) =>
  toVenueOrder(orderWire.parse({ ...row, ...change }), known);

describe('an order row', () => {
  it('states what was signed, in tokens', () => {
    expect(map({})).toEqual({
      venueOrderId: 'lev_1',
      account: OWNER,
      status: 'pending',
      terms: {
        intent: 'open-long',
        kind: 'limit',
        symbol: 'wS-USDC',
        sellToken: usdc.address,
        sellSymbol: 'USDC',
        buyToken: ws.address,
        buySymbol: 'wS',
        sellAmount: '4',
        minBuyAmount: '87',
        feeAmount: '0.04',
        validTo: 1776948000,
      },
      sessionId: hash('aa'),
      nonce: 7,
      orderHash: hash('bb'),
      orderDigest: hash('cc'),
      fill: null,
      failure: null,
      createdAt: 1776944355000,
      updatedAt: 1776944356000,
    });
  });

  it.each([
    [0, usdc, ws, 'open-long'],
    [0, ws, usdc, 'open-short'],
    [1, ws, usdc, 'close-long'],
    [1, usdc, ws, 'close-short'],
    [2, usdc, ws, 'swap-to-base'],
    [2, ws, usdc, 'swap-to-quote'],
  ] as const)('with action %i selling $symbol is %s', (action, sell, buy, intent) => {
    const terms = map({
      order: { ...order, action, sellToken: sell.address, buyToken: buy.address },
    }).terms;
    expect(terms?.intent).toBe(intent);
  });

  it('that accepts one base unit is an unprotected market order', () => {
    expect(map({ order: { ...order, buyAmount: '1' } }).terms?.kind).toBe('market');
  });

  it('that is filled has the amount bought and the price, in both directions', () => {
    const filled = { status: 'filled', txHash: hash('dd') };
    expect(map({ ...filled, filledBuyAmount: '80000000000000000000' }).fill).toEqual({
      txHash: hash('dd'),
      boughtAmount: '80',
      price: '0.05',
    });
    const short = { ...order, sellToken: ws.address, buyToken: usdc.address };
    const sold = { ...short, sellAmount: '80000000000000000000' };
    expect(map({ ...filled, order: sold, filledBuyAmount: '4000000' }).fill).toEqual({
      txHash: hash('dd'),
      boughtAmount: '4',
      price: '0.05',
    });
  });

  it('that failed carries the venue’s code and message, as in its notes', () => {
    const failed = {
      status: 'failed',
      errorMessage: 'ORDER_REVERTED: Error(string): Return amount is not enough',
      errorCode: 'ORDER_REVERTED',
    };
    const event = toOrderEvent(map(failed), 'poll', 5);
    expect(event).toEqual({
      at: 1776944356000,
      source: 'poll',
      type: 'failed',
      venueOrderId: 'lev_1',
      failure: { by: 'venue', code: failed.errorCode, message: failed.errorMessage },
    });
  });

  it('with an unknown status is pending: the venue has the order, and it can still change', () => {
    expect(map({ status: 'EXECUTING' }).status).toBe('pending');
    expect(map({ status: 'Canceled' }).status).toBe('cancelled');
  });

  it('stays useful if the venue says little', () => {
    const bare = toVenueOrder(orderWire.parse({ orderId: 'lev_2', status: 'filled' }), catalog);
    expect(bare).toMatchObject({ terms: null, account: null, sessionId: null, nonce: null });
    expect(toOrderEvent(bare, 'history', 5)).toEqual({
      at: 5,
      source: 'history',
      type: 'filled',
      venueOrderId: 'lev_2',
      fill: { txHash: null, boughtAmount: null, price: null },
    });
  });

  it('is kept without the fields that cannot be read', () => {
    expect(map({ order: { ...order, sellAmount: 4e6 } })).toMatchObject({
      terms: null,
      account: OWNER,
    });
    expect(map({ nonce: '7' }).nonce).toBe(7);
    expect(map({ nonce: -1, txHash: 'soon' })).toMatchObject({ nonce: null });
    expect(map({}, emptyCatalog).terms).toBeNull();
  });

  it('gives the same event each time it is read', () => {
    expect(toOrderEvent(map({}), 'poll', 1)).toEqual(toOrderEvent(map({}), 'poll', 2));
  });
});
