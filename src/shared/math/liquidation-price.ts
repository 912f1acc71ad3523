import { type Crossing, type LiquidationPrice, none, unknown } from '../domain/figure.ts';
import type { DecimalString, TokenAddress } from '../domain/ids.ts';
import type { RiskAccount, RiskAsset } from '../domain/risk-account.ts';
import {
  accountValues,
  countedCollateral,
  hasDebt,
  isHeld,
  RISK_PLACES,
} from './account-values.ts';
import {
  type Decimal,
  decimal,
  ONE,
  quotientUp,
  type Rounding,
  round,
  toText,
  ZERO,
} from './decimal.ts';

/**
 * The price of one asset, in USD, at which the health factor reaches `threshold`, everything else fixed:
 *
 *   p(h) = (h·M0 − E0) / ((c − d) − h·m·(c + d))
 *
 * with c and d collateral and debt of the asset in tokens, m its maintenance rate, E0 and M0 the unfloored equity and
 * the maintenance of all other assets (docs/venue-api.md, "Risk").
 *
 * There is at most one such price. HF ≥ h means E − h·M ≥ 0, and as a function of p that is the line slope·p − numerator,
 * with the denominator and the numerator above, and a line crosses zero once at most. (Flooring E at zero moves no
 * crossing: h is positive.) So no other crossing hides on either side of the market.
 *
 * The sign of the slope says on which side of p the account is below the threshold, not the side of the position:
 * positive, below it, as a long is; negative, above it, as a short is. An account that holds and owes the same asset can be
 * net long and still fall below the threshold as the price rises, because maintenance grows with both.
 *
 * The price is rounded to 18 places against the user: up where the account is liquidated below it, down where it is
 * liquidated above. `passed` when the account is below the threshold at the asset's present price, and when it would be at
 * every price; without a present price a crossing is assumed to be ahead. `none` when no price reaches the threshold, and
 * without any debt. `unknown` while another asset has no price.
 *
 * @param threshold target (soft) or 1 (full)
 * @example
 * // 1 USDC and 87.336244541… wS against 4.04 USDC of debt
 * liquidationPrice(account, wS, '1.5') // → { kind: 'at', price: '0.039501881…', side: 'below' }
 * // 100 wS and 10 USDC against 90 wS of debt: HF 16.46 at 0.0458, 1.39 at 3
 * liquidationPrice(account, wS, '1.5') // → { kind: 'at', price: '2.282352941…', side: 'above' }
 */
export function liquidationPrice(
  account: RiskAccount,
  token: TokenAddress,
  threshold: DecimalString,
): LiquidationPrice {
  if (!hasDebt(account)) return none;
  const asset = account.assets.find((candidate) => candidate.token === token);
  const line = asset && marginLine(account, asset, decimal(threshold));
  if (!line) return unknown('no-data');
  const crossing = crossingOf(line);
  if (isNegative(line, asset.price, crossing)) return { kind: 'passed', crossing };
  return crossing ? { kind: 'at', ...crossing } : none;
}

/** E − h·M as a function of one asset's price p: slope·p − numerator. */
interface MarginLine {
  readonly slope: Decimal;
  readonly numerator: Decimal;
}

/** Null while another asset has no price. */
function marginLine(account: RiskAccount, asset: RiskAsset, h: Decimal): MarginLine | null {
  const assets = account.assets.filter((candidate) => candidate !== asset);
  const rest = accountValues({ ...account, assets });
  if (!rest) return null;
  const numerator = h.times(rest.maintenance).minus(rest.collateral.minus(rest.debt));
  if (!isHeld(asset)) return { slope: ZERO, numerator };
  const [collateral, debt] = [countedCollateral(asset), decimal(asset.debt)];
  const maintained = decimal(asset.maintenance).times(collateral.plus(debt));
  return { slope: collateral.minus(debt).minus(h.times(maintained)), numerator };
}

/** Where the line crosses zero at a positive price; null where it does not. */
function crossingOf({ slope, numerator }: MarginLine): Crossing | null {
  if (slope.times(numerator).lte(ZERO)) return null;
  if (slope.gt(ZERO)) {
    return { price: toText(quotientUp(numerator, slope, RISK_PLACES)), side: 'below' };
  }
  return { price: toText(round(numerator.div(slope), RISK_PLACES, 'floor')), side: 'above' };
}

/** Whether the line is below zero at `price`; without a price, whether it is at every one. */
function isNegative(
  { slope, numerator }: MarginLine,
  price: DecimalString | null,
  crossing: Crossing | null,
): boolean {
  if (price !== null) return slope.times(decimal(price)).lt(numerator);
  return crossing === null && (numerator.gt(ZERO) || slope.lt(ZERO));
}

/**
 * The price at which soft (partial) liquidation begins: the health factor reaches the venue's target.
 *
 * @example
 * // 8 800 wS and 100 USDC against 404 USDC of debt, wS at 0.0458
 * softLiquidationPrice(account, wS) // → { kind: 'at', price: '0.039203931203931204', side: 'below' }
 */
export const softLiquidationPrice = (account: RiskAccount, token: TokenAddress) =>
  liquidationPrice(account, token, account.thresholds.targetHealth);

/**
 * The price at which everything is closed: the health factor reaches 1.
 *
 * @example
 * // the same account
 * fullLiquidationPrice(account, wS) // → { kind: 'at', price: '0.037569377990430623', side: 'below' }
 */
export const fullLiquidationPrice = (account: RiskAccount, token: TokenAddress) =>
  liquidationPrice(account, token, toText(ONE));

/**
 * A liquidation price seen from `mark`, which moves between two reads of the account: one that mark is beyond is
 * passed. One that was passed when the account was read stays so until the account is read again.
 *
 * @example
 * atMark({ kind: 'at', price: '0.0395', side: 'below' }, '0.0394')
 * // → { kind: 'passed', crossing: { price: '0.0395', side: 'below' } }
 */
export function atMark(liquidation: LiquidationPrice, mark: DecimalString): LiquidationPrice {
  if (liquidation.kind !== 'at') return liquidation;
  const { kind: _, ...crossing } = liquidation;
  const [price, at] = [decimal(crossing.price), decimal(mark)];
  const passed = crossing.side === 'below' ? at.lt(price) : at.gt(price);
  return passed ? { kind: 'passed', crossing } : liquidation;
}

/**
 * How a liquidation price is rounded for display: against the user.
 *
 * @example
 * formatPrice(price, againstUser(side)) // '0.039502' for 0.0395018… below the market
 */
export const againstUser = (side: Crossing['side']): Rounding =>
  side === 'below' ? 'ceil' : 'floor';

/**
 * The distance from `mark` to `price` in percent of mark, to two decimals, rounded toward zero: never shown as further
 * away than it is. Null when mark is zero.
 *
 * @example
 * distancePct('0.0458', '0.03950188108') // → '-13.75'
 */
export function distancePct(mark: DecimalString, price: DecimalString): DecimalString | null {
  const from = decimal(mark);
  if (from.eq(ZERO)) return null;
  const pct = decimal(price).minus(from).times(decimal('100')).div(from);
  return toText(round(pct, 2, pct.lt(ZERO) ? 'ceil' : 'floor'));
}
