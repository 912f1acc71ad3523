import { type Figure, none, unknown, value } from '../domain/figure.ts';
import type { DecimalString, TokenAddress } from '../domain/ids.ts';
import type { Side } from '../domain/position.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import { accountValues, hasDebt } from './account-values.ts';
import { decimal, ONE, round, toText, ZERO } from './decimal.ts';
import { RISK_PLACES } from './health-factor.ts';

/**
 * The price of one asset at which the health factor reaches `threshold`, everything else fixed:
 *
 *   p(h) = (h·M0 − E0) / ((c − d) − h·m·(c + d))
 *
 * with c and d collateral and debt of the asset in tokens, m its maintenance rate, E0 and M0 the unfloored equity and
 * the maintenance of all other assets (docs/venue-api.md, "Risk").
 *
 * A long is liquidated as the price falls to p, a short as it rises to p; both are rounded against the user to 18 places
 * (long up, short down). `none` when there is no such positive price on that side; `unknown` while another asset has no
 * price, or when the account is below the threshold at every price: there is no crossing then, and the figure must not
 * read as "cannot be liquidated". The asset's own price is not used, so a p already past the mark means that the
 * threshold is already crossed.
 *
 * @param threshold target (soft) or 1 (full)
 * @example
 * // 1 USDC and 87.336244541… wS against 4.04 USDC of debt
 * liquidationPrice(account, wS, 'long', '1.5') // → { kind: 'value', value: '0.039501881…' }
 * liquidationPrice(account, wS, 'long', '1') // → { kind: 'value', value: '0.037854905…' }
 */
export function liquidationPrice(
  account: RiskAccount,
  token: TokenAddress,
  side: Side,
  threshold: DecimalString,
): Figure {
  if (!hasDebt(account)) return none;
  const asset = account.assets.find((candidate) => candidate.token === token);
  if (!asset) return unknown('no-data');
  const rest = accountValues({
    ...account,
    assets: account.assets.filter((candidate) => candidate !== asset),
  });
  if (!rest) return unknown('no-data');

  const h = decimal(threshold);
  const collateral = decimal(asset.collateral);
  const debt = decimal(asset.debt);
  const maintenance = decimal(asset.maintenance);
  const restEquity = rest.collateral.minus(rest.debt);
  const numerator = h.times(rest.maintenance).minus(restEquity);
  const slope = collateral.minus(debt).minus(h.times(maintenance).times(collateral.plus(debt)));

  if (slope.lte(ZERO) && numerator.gte(ZERO)) return unknown('no-data');
  const healthierAsItRises = slope.gt(ZERO);
  if (slope.eq(ZERO) || healthierAsItRises !== (side === 'long')) return none;
  const price = numerator.div(slope);
  if (price.lte(ZERO)) return none;
  return value(toText(round(price, RISK_PLACES, side === 'long' ? 'ceil' : 'floor')));
}

/** The price at which soft (partial) liquidation begins: the health factor reaches the venue's target. */
export const softLiquidationPrice = (account: RiskAccount, token: TokenAddress, side: Side) =>
  liquidationPrice(account, token, side, account.thresholds.targetHealth);

/** The price at which everything is closed: the health factor reaches 1. */
export const fullLiquidationPrice = (account: RiskAccount, token: TokenAddress, side: Side) =>
  liquidationPrice(account, token, side, toText(ONE));

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
