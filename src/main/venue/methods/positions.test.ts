import { describe, expect, it } from 'vitest';
import { none, unknown, value } from '../../../shared/domain/figure.ts';
import { QUERY, venueAnswering } from '../../testing/http-venue.ts';
import { unwrap } from '../../testing/unwrap.ts';
import { OWNER } from '../../testing/venue-fixtures.ts';

const row = {
  symbol: 'WS-USDC',
  side: 'long',
  size: '87.336244541',
  notional: '4',
  margin: '0.96',
  leverage: '4.1666',
  entryPrice: '0.0458',
  markPrice: '0.0458',
  unrealizedPnl: '0',
  healthFactor: '3.191489',
  partialLiquidationPrice: '0.03950188',
  fullLiquidationPrice: '0.0378549',
  liquidationPrice: '0.03950188',
  liquidationPriceReason: null,
};

async function read(change: object) {
  const { client } = await venueAnswering([{ ...row, ...change }]);
  return client.positions(QUERY);
}

/** The position that a row becomes, if it is still open. */
const position = async (change: object) => unwrap(await read(change)).at(0);

describe('a position', () => {
  it('has both liquidation prices and the market’s own name', async () => {
    expect(await position({})).toEqual({
      symbol: 'wS-USDC',
      side: 'long',
      size: '87.336244541',
      notional: value('4'),
      margin: value('0.96'),
      leverage: value('4.1666'),
      entryPrice: value('0.0458'),
      markPrice: value('0.0458'),
      unrealizedPnl: value('0'),
      healthFactor: value('3.191489'),
      softLiquidation: value('0.03950188'),
      fullLiquidation: value('0.0378549'),
      repaired: false,
    });
  });

  it('is read from the documented URL', async () => {
    const { client, server } = await venueAnswering([]);
    expect(await client.positions(QUERY)).toEqual({ ok: true, value: [] });
    expect(server.requests).toMatchObject([
      { method: 'GET', path: `/spot/account/positions?address=${OWNER}&chainId=146` },
    ]);
  });

  it('whose risk the venue could not read is unknown, not liquidated and not safe', async () => {
    const zero = { healthFactor: '0', partialLiquidationPrice: '0', fullLiquidationPrice: '0' };
    expect(await position({ ...zero, margin: '0', leverage: '0' })).toMatchObject({
      healthFactor: unknown('venue-placeholder'),
      softLiquidation: unknown('venue-placeholder'),
      fullLiquidation: unknown('venue-placeholder'),
      margin: unknown('venue-placeholder'),
      leverage: unknown('venue-placeholder'),
    });
  });

  it('without debt has a health factor of none', async () => {
    expect(await position({ healthFactor: '999999' })).toMatchObject({ healthFactor: none });
  });

  it('in an older answer has the soft price under its legacy name and no full one', async () => {
    const absent = { partialLiquidationPrice: undefined, fullLiquidationPrice: undefined };
    expect(await position({ ...absent, healthFactor: undefined })).toMatchObject({
      softLiquidation: value('0.03950188'),
      fullLiquidation: unknown('no-data'),
      healthFactor: unknown('no-data'),
    });
  });

  it.each([
    { side: 'short', liquidationPriceReason: 'user_debt_unavailable' },
    { side: 'long', liquidationPriceReason: 'user_collateral_unavailable' },
    { size: '0' },
  ])('that is closed is left out: %j', async (change) => {
    expect(await position(change)).toBeUndefined();
  });

  it.each([
    { side: 'long', liquidationPriceReason: 'user_debt_unavailable' },
    { side: 'short', liquidationPriceReason: 'user_collateral_unavailable' },
  ])('that only resembles a ghost row is kept: %j', async (change) => {
    expect(await position(change)).toMatchObject({ side: change.side });
  });

  it('with a negative size, a short, has the absolute size', async () => {
    expect(await position({ side: 'SHORT', size: '-87.5' })).toMatchObject({
      side: 'short',
      size: '87.5',
    });
  });

  it('with a raw entry price is repaired and marked as such', async () => {
    expect(await position({ size: '80', entryPrice: '45800000000000000' })).toMatchObject({
      entryPrice: value('0.05'),
      repaired: true,
    });
  });

  it('keeps a figure it cannot read as unknown', async () => {
    expect(await position({ markPrice: 0.0458 })).toMatchObject({
      markPrice: unknown('malformed'),
    });
  });

  it.each([{ side: 'both' }, { size: 87 }, { symbol: '' }, { size: undefined }])(
    'makes the whole list malformed without a proper symbol, side and size: %j',
    async (change) => {
      expect(await read(change)).toMatchObject({
        error: { kind: 'malformed', call: 'positions' },
      });
    },
  );

  it('is not shown if another row of the list cannot be read, since the list would be incomplete', async () => {
    const { client } = await venueAnswering([row, { symbol: 'wS-USDC' }]);
    expect(await client.positions(QUERY)).toMatchObject({
      error: { kind: 'malformed', call: 'positions' },
    });
  });
});
