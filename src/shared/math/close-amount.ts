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
  /** Quote per base at which a short is bought back at worst: mark and slippage, or the limit price. */
  readonly worstPrice: DecimalString;
  /** The fee of such an order, which is taken on top of what is sold. */
  readonly rate: FeeRate;
}

/**
 * What has to be sold to close a part of a position, in tokens of the sold one, rounded down to a base unit; `"0"` when
 * there is none. With its fee it never takes more collateral than there is.
 *
 * A long sells that part of its base, less the fee on top. A short sells as much quote as buys that part of its debt at
 * the worst price accepted: a close in full leaves no debt behind, and what is bought beyond it stays as collateral.
 *
 * @example a long of 100 wS, all of it, at 100 bps → 99.00990099… wS: with 1 % on top exactly 100
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
