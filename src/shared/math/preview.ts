import type { Figure, LiquidationPrice } from '../domain/figure.ts';
import type { DecimalString } from '../domain/ids.ts';
import { INTENTS, minBuyAmount, type OrderTerms } from '../domain/order.ts';
import type { Regime, Side } from '../domain/position.ts';
import type { RiskAccount, RiskAsset } from '../domain/risk-account.ts';
import type { Market } from '../domain/token.ts';
import { accountValues, leverage } from './account-values.ts';
import { type Decimal, decimal, max, min, round, toText, ZERO } from './decimal.ts';
import { healthFactor, regimeOf } from './health-factor.ts';
import { fullLiquidationPrice, softLiquidationPrice } from './liquidation-price.ts';
import { deliveredBuy, fillPrice, sellsQuote } from './order-terms.ts';

/** An account at one moment, as the ticket shows it. USD figures are exact; null while a price is missing. */
export interface AccountSummary {
  readonly equity: DecimalString | null;
  readonly debt: DecimalString | null;
  readonly leverage: DecimalString | null;
  readonly health: Figure;
  readonly regime: Regime;
  readonly side: Side | null;
  readonly softLiquidation: LiquidationPrice;
  readonly fullLiquidation: LiquidationPrice;
}

export interface Preview {
  readonly before: AccountSummary;
  /** Filled at mark; a limit order at its own price. */
  readonly after: AccountSummary;
  /** Filled at the least amount the order accepts; null for an unprotected order, which accepts any amount. */
  readonly afterWorst: AccountSummary | null;
  /** Quote per base at that least amount; null for an unprotected order. */
  readonly worstPrice: DecimalString | null;
  /** Tokens bought at mark, or at the limit price. */
  readonly expectedBuy: DecimalString;
  /** The account that `after` describes: what the policy judges. */
  readonly accountAfter: RiskAccount;
}

/**
 * The account after an order, as the engine books it (docs/venue-api.md, "Orders"): an open borrows the sold amount and
 * the fee on top; a close or swap withdraws both from collateral; the bought amount repays debt of that token first when
 * closing, and becomes collateral otherwise.
 *
 * Collateral that is not there is left negative, for the policy to refuse.
 *
 * @param boughtAmount in bought tokens
 * @example
 * // 1 USDC of collateral; 4 USDC sold, 0.04 on top
 * applyTerms(account, terms, '87.3') // → 4.04 USDC of debt, 87.3 wS and 1 USDC of collateral
 */
export function applyTerms(
  account: RiskAccount,
  terms: OrderTerms,
  boughtAmount: DecimalString,
): RiskAccount {
  const spent = decimal(terms.sellAmount).plus(decimal(terms.feeAmount));
  const bought = decimal(boughtAmount);
  const { action, borrows } = INTENTS[terms.intent];
  const repays = action === 'close';
  const assets = account.assets.map((asset) => {
    if (asset.token === terms.sellToken) {
      return borrows ? change(asset, ZERO, spent) : change(asset, ZERO.minus(spent), ZERO);
    }
    if (asset.token !== terms.buyToken) return asset;
    const repaid = repays ? min(bought, decimal(asset.debt)) : ZERO;
    return change(asset, bought.minus(repaid), ZERO.minus(repaid));
  });
  return { ...account, assets };
}

const change = (asset: RiskAsset, collateral: Decimal, debt: Decimal): RiskAsset => ({
  ...asset,
  collateral: toText(decimal(asset.collateral).plus(collateral)),
  debt: toText(max(decimal(asset.debt).plus(debt), ZERO)),
});

/** The account's figures for one market. Net base collateral is a long, net base debt a short. */
function summarise(account: RiskAccount, market: Market): AccountSummary {
  const values = accountValues(account);
  const base = account.assets.find((asset) => asset.token === market.base.address);
  const net = base ? decimal(base.collateral).minus(decimal(base.debt)) : ZERO;
  const side: Side | null = net.gt(ZERO) ? 'long' : net.lt(ZERO) ? 'short' : null;
  const health = healthFactor(account);
  const accountLeverage = leverage(account);
  return {
    equity: values && toText(values.equity),
    debt: values && toText(values.debt),
    leverage: accountLeverage && toText(round(accountLeverage, 4, 'ceil')),
    health,
    regime: regimeOf(health, account.thresholds.targetHealth),
    side,
    softLiquidation: softLiquidationPrice(account, market.base.address),
    fullLiquidation: fullLiquidationPrice(account, market.base.address),
  };
}

/**
 * The account at the prices at which the order fills. A resting limit order fills once the market reaches its price, so
 * base is valued there: at the oracle's current price, a long bought below it would look richer than it will be. A limit
 * that the market has already passed fills at the current price, as a market order does.
 *
 * @example
 * whenFilled(account, terms, market) // a long at 0.03 while the oracle says 0.0458 → wS priced at 0.03
 */
function whenFilled(account: RiskAccount, terms: OrderTerms, market: Market): RiskAccount {
  if (terms.kind !== 'limit') return account;
  const quote = account.assets.find(({ token }) => token === market.quote.address);
  if (!quote?.price) return account;
  const limitUsd = reachingPrice(terms, terms.minBuyAmount, decimal(quote.price));
  const reached = sellsQuote(terms.intent) ? min : max;
  const assets = account.assets.map((asset) =>
    asset.token === market.base.address && asset.price !== null
      ? { ...asset, price: toText(reached(decimal(asset.price), limitUsd)) }
      : asset,
  );
  return { ...account, assets };
}

/**
 * The oracle's price of base, in USD to 18 decimals, at which a limit is just reached: for a buyer the highest at or below
 * it, for a seller the lowest at or above it. That is the opposite of how a fill's price is rounded.
 */
function reachingPrice(
  { intent, sellAmount }: OrderTerms,
  minimum: DecimalString,
  quoteUsd: Decimal,
): Decimal {
  const sold = decimal(sellAmount);
  const least = decimal(minimum);
  return sellsQuote(intent)
    ? round(sold.times(quoteUsd).div(least), 18, 'floor')
    : round(least.times(quoteUsd).div(sold), 18, 'ceil');
}

/**
 * The account before and after an order. A limit order is previewed at its own price, a market order at mark.
 *
 * @param mark quote per base
 * @example
 * previewOrder(account, terms, market, '0.0458').after.health // → { kind: 'value', value: '3.19148936…' }
 */
export function previewOrder(
  account: RiskAccount,
  terms: OrderTerms,
  market: Market,
  mark: DecimalString,
): Preview {
  const buys = terms.buyToken === market.base.address ? market.base : market.quote;
  const atMark = toText(deliveredBuy(terms.intent, terms.sellAmount, mark, buys.decimals));
  const expected = terms.kind === 'limit' ? terms.minBuyAmount : atMark;
  const filling = whenFilled(account, terms, market);
  const accountAfter = applyTerms(filling, terms, expected);
  const least = minBuyAmount(terms);
  return {
    before: summarise(account, market),
    after: summarise(accountAfter, market),
    afterWorst: least === null ? null : summarise(applyTerms(filling, terms, least), market),
    worstPrice: least === null ? null : fillPrice(terms, least),
    expectedBuy: expected,
    accountAfter,
  };
}
