import { describe, expect, it } from 'vitest';
import { unknown, value } from '../../../shared/domain/figure.ts';
import { catalog, emptyCatalog, OWNER } from '../../testing/venue-fixtures.ts';
import { fundingWire } from '../wire/funding.ts';
import { marketWire, tickerWire } from '../wire/market.ts';
import { toFundingEvent } from './funding.ts';
import { toTicker } from './ticker.ts';

describe('a row of the markets', () => {
  it('parses as the venue’s notes show it', () => {
    const row = {
      symbol: 'WS-USDC',
      marketType: 'spot',
      marketCap: '10874864.5551',
      openInterest: '30.0317',
      fundingRate: '57.6597%',
      priceChange24h: '+0.0020',
      priceChangePct24h: '+4.5677%',
      volume24h: '0',
    };
    expect(marketWire.parse(row)).toEqual({ symbol: 'WS-USDC', marketType: 'spot' });
  });
});

describe('a ticker', () => {
  const row = { symbol: 'WS-USDC', markPrice: '0.0458', priceChangePct24h: '+4.5677%' };
  const map = (change: object, known = catalog) =>
    toTicker(tickerWire.parse({ ...row, ...change }), known, 7);

  it('has the market’s own name, its price, and the time at which it was received', () => {
    expect(map({})).toEqual({
      symbol: 'wS-USDC',
      markPrice: '0.0458',
      change24hPct: value('4.5677'),
      receivedAt: 7,
    });
    expect(map({}, emptyCatalog)?.symbol).toBe('WS-USDC');
  });

  it('without a price is none: a missing price is not a price of zero', () => {
    for (const markPrice of ['0', undefined, '-1', 0.0458, 'NaN']) {
      expect(map({ markPrice })).toBeNull();
    }
  });

  it('without statistics says that they are unknown', () => {
    expect(map({ priceChangePct24h: undefined })?.change24hPct).toEqual(unknown('no-data'));
  });
});

describe('a funding event', () => {
  const row = {
    id: 'f-1',
    symbol: 'wS-USDC',
    rate: '0.0009',
    amount: '-0.01',
    timestamp: 1776944355,
  };

  it('keeps its rate as the plain number that the venue sends', () => {
    expect(toFundingEvent(fundingWire.parse(row), OWNER, catalog)).toEqual({
      id: 'f-1',
      account: OWNER,
      symbol: 'wS-USDC',
      rate: '0.0009',
      amount: value('-0.01'),
      at: 1776944355000,
    });
  });

  it('without an id is the one of its market and time', () => {
    const event = toFundingEvent(fundingWire.parse({ ...row, id: undefined }), OWNER, catalog);
    expect(event.id).toBe('wS-USDC-1776944355000');
  });

  it('is refused when its rate is not a plain decimal', () => {
    expect(fundingWire.safeParse({ ...row, rate: '0.09%' }).success).toBe(false);
  });
});
