import { describe, expect, it } from 'vitest';
import { none, unknown, value } from '../../../shared/domain/figure.ts';
import { catalog } from '../../testing/venue-fixtures.ts';
import { positionWire } from '../wire/position.ts';
import { toPosition } from './position.ts';

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
const map = (change: object) => toPosition(positionWire.parse({ ...row, ...change }), catalog);

describe('a position', () => {
  it('has both liquidation prices and the market’s own name', () => {
    expect(map({})).toEqual({
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

  it('whose risk the venue could not read is unknown, not liquidated and not safe', () => {
    const zero = { healthFactor: '0', partialLiquidationPrice: '0', fullLiquidationPrice: '0' };
    expect(map({ ...zero, margin: '0', leverage: '0' })).toMatchObject({
      healthFactor: unknown('venue-placeholder'),
      softLiquidation: unknown('venue-placeholder'),
      fullLiquidation: unknown('venue-placeholder'),
      margin: unknown('venue-placeholder'),
      leverage: unknown('venue-placeholder'),
    });
  });

  it('without debt has no health factor to fear', () => {
    expect(map({ healthFactor: '999999' })?.healthFactor).toEqual(none);
  });

  it('of an older answer takes the soft price from its legacy name, and lacks the full one', () => {
    const { partialLiquidationPrice, fullLiquidationPrice, healthFactor, ...old } = row;
    const position = toPosition(positionWire.parse(old), catalog);
    expect(position).toMatchObject({
      softLiquidation: value('0.03950188'),
      fullLiquidation: unknown('no-data'),
      healthFactor: unknown('no-data'),
    });
  });

  it('that is closed is never shown: the documented ghost rows, and nothing else', () => {
    const reasons = ['user_debt_unavailable', 'user_collateral_unavailable'] as const;
    const [debtGone, collateralGone] = reasons;
    expect(map({ side: 'short', liquidationPriceReason: debtGone })).toBeNull();
    expect(map({ side: 'long', liquidationPriceReason: collateralGone })).toBeNull();
    expect(map({ side: 'long', liquidationPriceReason: debtGone })).not.toBeNull();
    expect(map({ side: 'short', liquidationPriceReason: collateralGone })).not.toBeNull();
    expect(map({ size: '0' })).toBeNull();
  });

  it('shows a negative size of a short as its amount', () => {
    expect(map({ side: 'SHORT', size: '-87.5' })).toMatchObject({ side: 'short', size: '87.5' });
  });

  it('with an entry price in raw units is put right and says so', () => {
    expect(map({ size: '80', entryPrice: '45800000000000000' })).toMatchObject({
      entryPrice: value('0.05'),
      repaired: true,
    });
  });

  it('keeps a figure it cannot read as unknown, but is refused without symbol, side or size', () => {
    expect(map({ markPrice: 0.0458 })?.markPrice).toEqual(unknown('malformed'));
    for (const change of [{ side: 'both' }, { size: 87 }, { symbol: '' }, { size: undefined }]) {
      expect(positionWire.safeParse({ ...row, ...change }).success).toBe(false);
    }
  });
});
