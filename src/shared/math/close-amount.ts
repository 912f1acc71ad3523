import type { DecimalString } from '../domain/ids.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Market } from '../domain/token.ts';
import { type Decimal, decimal, min, round, toText, ZERO } from './decimal.ts';
import { beforeFee, type FeeRate } from './fees.ts';

const BPS = decimal('10000');

export interface CloseAmountInput {
  readonly account: RiskAccount;
  readonly market: Market;
  readonly intent: 'close-long' | 'close-short';
  /** How much of the position, in basis points: 10 000 is all of it. */
  readonly fractionBps: number;
  /** The worst price, in quote per base, at which a short is bought back: mark and slippage, or the limit price. */
  readonly worstPrice: DecimalString;
  /** The fee of such an order, charged on top of the sold amount. */
  readonly rate: FeeRate;
}

/**
 * The amount to sell to close a fraction of a position, in sold tokens, rounded down to a base unit; `"0"` without a
 * position. Amount and fee together never exceed the collateral (docs/venue-api.md, "Orders").
 *
 * A long sells that fraction of its base, less the fee on top. A short sells enough quote to buy back that fraction of its
 * debt at the worst accepted price: a full close leaves no debt, and any surplus bought stays as collateral.
 *
 * @example
 * // a long of 100 wS at a fee of 100 bps: 99.00990099… and 1 % on top are exactly 100
 * closeAmount({ account, market, intent: 'close-long', fractionBps: 10_000, worstPrice, rate }) // → '99.00990099…'
 */
export function closeAmount({
  account,
  market,
  intent,
  fractionBps,
  worstPrice,
  rate,
}: CloseAmountInput): DecimalString {
  const sold = intent === 'close-long' ? market.base : market.quote;
  const asset = (token: string) => account.assets.find((candidate) => candidate.token === token);
  const base = asset(market.base.address);
  const part = (whole: Decimal): Decimal => whole.times(decimal(`${fractionBps}`)).div(BPS);
  const held = decimal(asset(sold.address)?.collateral ?? '0');
  const wanted =
    intent === 'close-long'
      ? beforeFee(part(held), rate)
      : round(part(decimal(base?.debt ?? '0')).times(decimal(worstPrice)), sold.decimals, 'ceil');
  const amount = round(min(wanted, beforeFee(held, rate)), sold.decimals, 'floor');
  return amount.gt(ZERO) ? toText(amount) : '0';
}
