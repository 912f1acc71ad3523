import { type LiquidationPrice, unknown } from '../../shared/domain/figure.ts';
import type { Position } from '../../shared/domain/position.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import type { Market } from '../../shared/domain/token.ts';
import { checkedFigure, checkedLiquidation } from '../../shared/math/checked-figure.ts';
import { healthFactor, regimeOf } from '../../shared/math/health-factor.ts';
import { fullLiquidationPrice, softLiquidationPrice } from '../../shared/math/liquidation-price.ts';
import type { VenuePosition } from '../venue/methods/positions.ts';

/**
 * The venue's positions with our own risk figures next to the venue's. Ours are computed from the account's state on
 * chain; if that could not be read they are unknown and the venue's are shown. The regime follows from the health factor
 * that is shown; without the account's thresholds it is unknown.
 */
export function composePositions(
  positions: readonly VenuePosition[],
  risk: RiskAccount | null,
  markets: readonly Market[],
): readonly Position[] {
  const health = risk ? healthFactor(risk) : unknown('no-data');
  return positions.map((position): Position => {
    const { healthFactor: venueHealth, softLiquidation, fullLiquidation, ...rest } = position;
    const base = markets.find(({ symbol }) => symbol === position.symbol)?.base.address;
    const own = (price: typeof softLiquidationPrice): LiquidationPrice =>
      risk && base ? price(risk, base) : unknown('no-data');
    const healthShown = checkedFigure(health, venueHealth);
    return {
      ...rest,
      healthFactor: healthShown,
      softLiquidation: checkedLiquidation(own(softLiquidationPrice), softLiquidation, position),
      fullLiquidation: checkedLiquidation(own(fullLiquidationPrice), fullLiquidation, position),
      regime: risk ? regimeOf(healthShown.shown, risk.thresholds.targetHealth) : 'unknown',
    };
  });
}
