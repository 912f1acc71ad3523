import type { Figure } from '../domain/figure.ts';
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
  readonly softLiquidation: Figure;
  readonly fullLiquidation: Figure;
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
 * What an order does to an account, as the engine books it (docs/venue-api.md, "Orders"): an open borrows the sold
 * amount and the fee on top; a close or swap takes both out of collateral; what is bought repays debt of that token first
 * when closing, and is collateral otherwise.
 *
 * Amounts that are not there are not invented: collateral below zero is left negative for the policy to refuse.
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

/** The account's figures for one market. A net holding of the base is a long, a net debt a short. */
function summarise(account: RiskAccount, market: Market): AccountSummary {
  const values = accountValues(account);
  const base = account.assets.find((asset) => asset.token === market.base.address);
  const net = base ? decimal(base.collateral).minus(decimal(base.debt)) : ZERO;
  const side: Side | null = net.gt(ZERO) ? 'long' : net.lt(ZERO) ? 'short' : null;
  const health = healthFactor(account);
  const none: Figure = { kind: 'none' };
  const accountLeverage = leverage(account);
  return {
    equity: values && toText(values.equity),
    debt: values && toText(values.debt),
    leverage: accountLeverage && toText(round(accountLeverage, 4, 'ceil')),
    health,
    regime: regimeOf(health, account.thresholds.targetHealth),
    side,
    softLiquidation: side ? softLiquidationPrice(account, market.base.address, side) : none,
    fullLiquidation: side ? fullLiquidationPrice(account, market.base.address, side) : none,
  };
}

/**
 * The account as it is worth when the order fills. A limit order that rests fills once the market has come to its price,
 * so base is valued there: at the oracle's price of now, a long bought below it would look richer than it will be. A
 * limit that the market has passed already fills at the price of now, as a market order does.
 *
 * @example a long at 0.03 while the oracle says 0.0458 → wS at 0.03
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
 * The oracle's price of base, of 18 decimals, at which a limit is just reached: for a buyer the last at or below it, for a
 * seller the first at or above. That is the other way round than a fill's price is shown.
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
 * Before → after of an order. A limit order is previewed at its own price, a market order at mark.
 *
 * @param mark quote per base
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
