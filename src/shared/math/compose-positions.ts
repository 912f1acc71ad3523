import { type Aged, isFresh } from '../domain/aged.ts';
import { type Figure, type LiquidationPrice, unknown } from '../domain/figure.ts';
import type { UnixMs } from '../domain/ids.ts';
import type { Position, Regime } from '../domain/position.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Slices } from '../domain/slices.ts';
import { checkedFigure, checkedLiquidation } from './checked-figure.ts';
import { accountHealth, regimeOf, worseRegime } from './health-factor.ts';
import { fullLiquidationPrice, softLiquidationPrice } from './liquidation-price.ts';

type RiskFigure = 'healthFactor' | 'softLiquidation' | 'fullLiquidation';

/** A position with the venue's risk figures alone. */
export type ReportedPosition = Omit<Position, RiskFigure | 'regime'> &
  Readonly<Record<RiskFigure, Figure>>;

/** What our own figures are computed from. */
type RiskFacts = Pick<Slices, 'risk' | 'markets'>;

/**
 * The venue's positions with our own risk figures next to the venue's. Ours are computed from the account's state on chain
 * and count while that was read at most a minute ago; otherwise the venue's are shown. The regime is the worse of what both
 * health factors mean, as far as they are fresh; it is unknown when neither is, and without the account's thresholds.
 *
 * @example
 * // our 3.19 was read an hour ago, the venue's 1.10 just now, target 1.5
 * composePositions(aged([position], now), { risk: aged(account, now - 3_600_000), markets }, now)
 * // → [{ healthFactor: { shown: 1.10, venue: 1.10, disagrees: false }, regime: 'soft', … }]
 */
export function composePositions(
  positions: Aged<readonly ReportedPosition[]>,
  { risk, markets }: RiskFacts,
  now: UnixMs,
): readonly Position[] {
  const readAt = isFresh(risk, now) ? risk.asOf : null;
  const account = readAt === null ? null : risk.value;
  const health = account ? accountHealth(account) : { factor: unknown('no-data') };
  const target = risk.value?.thresholds.targetHealth ?? null;
  const dated = (own: { readonly kind: LiquidationPrice['kind'] | Figure['kind'] }) =>
    own.kind !== 'unknown' && readAt !== null ? { readAt } : {};

  return positions.value.map((position): Position => {
    const { healthFactor: venueHealth, softLiquidation, fullLiquidation, ...rest } = position;
    const base = markets.value.find(({ symbol }) => symbol === position.symbol)?.base.address;
    const checked = (price: typeof softLiquidationPrice, venue: Figure) => {
      const own: LiquidationPrice = account && base ? price(account, base) : unknown('no-data');
      return { ...checkedLiquidation(own, venue, position), ...dated(own) };
    };
    const lens = 'lens' in health ? { lens: health.lens } : {};
    const counting = isFresh(positions, now) ? [health.factor, venueHealth] : [health.factor];
    return {
      ...rest,
      healthFactor: {
        ...checkedFigure(health.factor, venueHealth),
        ...dated(health.factor),
        ...lens,
      },
      softLiquidation: checked(softLiquidationPrice, softLiquidation),
      fullLiquidation: checked(fullLiquidationPrice, fullLiquidation),
      regime: target === null ? 'unknown' : worstRegime(counting, target),
    };
  });
}

const worstRegime = (health: readonly Figure[], target: string): Regime =>
  health.map((factor) => regimeOf(factor, target)).reduce(worseRegime);

/**
 * Positions composed earlier, as they count now: our own figures give way to the venue's once the account was read more than
 * a minute ago, which needs no new read to happen.
 *
 * @example
 * // composed at `read` with our own health factor 3.19 beside the venue's 1.10
 * recomposePositions(slices, read + 61_000)[0].healthFactor.shown // → { kind: 'value', value: '1.10' }
 */
export const recomposePositions = (
  { positions, ...facts }: Pick<Slices, 'positions'> & RiskFacts,
  now: UnixMs,
): readonly Position[] =>
  composePositions({ value: positions.value.map(toReported), asOf: positions.asOf }, facts, now);

const toReported = ({
  healthFactor,
  softLiquidation,
  fullLiquidation,
  regime: _,
  ...rest
}: Position): ReportedPosition => ({
  ...rest,
  healthFactor: healthFactor.venue,
  softLiquidation: softLiquidation.venue,
  fullLiquidation: fullLiquidation.venue,
});

/**
 * Of an account without positions: its own health factor and regime, unknown once it was read more than a minute ago.
 *
 * @example
 * currentHealth(aged(withoutDebt, now), now) // → { factor: { kind: 'none' }, regime: 'safe' }
 * currentHealth(aged(withoutDebt, now - 61_000), now).regime // → 'unknown'
 */
export function currentHealth(
  risk: Aged<RiskAccount | null>,
  now: UnixMs,
): { readonly factor: Figure; readonly regime: Regime } {
  if (!risk.value || !isFresh(risk, now)) return { factor: unknown('no-data'), regime: 'unknown' };
  const { factor } = accountHealth(risk.value);
  return { factor, regime: regimeOf(factor, risk.value.thresholds.targetHealth) };
}
