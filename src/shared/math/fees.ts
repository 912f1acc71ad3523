import type { Fees } from '../domain/fees.ts';
import type { DecimalString } from '../domain/ids.ts';
import { INTENTS, type OrderAction, type OrderIntent } from '../domain/order.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Market } from '../domain/token.ts';
import { type Decimal, decimal, quotientUp, round, toText, ZERO } from './decimal.ts';
import { orderTokens } from './order-terms.ts';

const BPS = decimal('10000');

/**
 * Units of gas that an order is expected to use: assumed, because no venue states them (docs/venue-api.md, "Fees"). The
 * engine alone uses 350 000 to 515 000; the rest is for the DEX.
 */
const GAS_UNITS: Readonly<Record<OrderAction, DecimalString>> = {
  open: '900000',
  close: '800000',
  swap: '800000',
};

/** The fee on one kind of order: a share of the sold amount, and a fixed part. */
export interface FeeRate {
  readonly bps: number;
  /** Gas recovery in sold tokens, whole base units. */
  readonly gas: DecimalString;
  /** An order worth less than `belowUsd`, at `price` USD per sold token, pays no share; null if every order pays it. */
  readonly waiver: { readonly belowUsd: DecimalString; readonly price: DecimalString } | null;
}

/** An order's fee and its parts, in sold tokens. */
export interface OrderFee {
  readonly amount: DecimalString;
  readonly gas: DecimalString;
  /** The venue's share in basis points, charged or waived. */
  readonly bps: number;
  /** The value in USD from which the share is charged, for an order below it; null if the share is charged. */
  readonly waivedBelowUsd: DecimalString | null;
}

/**
 * The fee rate of an intent (docs/venue-api.md, "Fees"). Gas is rounded up to a base unit of the sold token. Null while
 * gas cannot be priced in that token: no gas price, or no oracle price of the native coin or of the sold token.
 *
 * @param account whose assets carry the oracle's prices
 * @example
 * // 900 000 gas at 50 gwei × 1.2, native coin at 0.0458 USD
 * feeRate('open-long', market, platformFees, account) // → { bps: 10, gas: '0.002474', waiver: { belowUsd: '100', … } }
 */
export function feeRate(
  intent: OrderIntent,
  market: Market,
  fees: Fees,
  account: RiskAccount | null,
): FeeRate | null {
  if (fees.kind === 'relayer') return { bps: fees.bps, gas: '0', waiver: null };
  const { action } = INTENTS[intent];
  const { sell } = orderTokens(intent, market);
  const assets = account?.assets ?? [];
  const native = assets.find(({ symbol }) => symbol === fees.nativeSymbol);
  const price = assets.find(({ token }) => token === sell.address)?.price;
  if (fees.gasPrice.value === null || !native?.price || !price) return null;
  const coins = decimal(GAS_UNITS[action])
    .times(decimal(fees.gasPrice.value))
    .times(decimal(fees.gasTimes));
  const gas = quotientUp(coins.times(decimal(native.price)), decimal(price), sell.decimals);
  return {
    bps: { open: fees.openBps, close: fees.closeBps, swap: 0 }[action],
    gas: toText(gas),
    waiver: action === 'open' ? { belowUsd: fees.waivedBelowUsd, price } : null,
  };
}

/**
 * Whether an order is too small to pay the venue's share; one worth exactly the limit pays it.
 *
 * @example
 * isWaived(rate, decimal('40')) // 40 USDC, waiver below 100 USD → true
 */
export const isWaived = ({ waiver }: FeeRate, sellAmount: Decimal): boolean =>
  waiver !== null && sellAmount.times(decimal(waiver.price)).lt(decimal(waiver.belowUsd));

/**
 * The fee on a sold amount, in the sold token and on top of it; share and gas are each rounded up to a base unit.
 *
 * @example
 * orderFee('4', { bps: 100, gas: '0', waiver: null }, 6).amount // → '0.04'
 * orderFee('400', { bps: 10, gas: '0.002474', waiver }, 6).amount // → '0.402474'
 * orderFee('40', { bps: 10, gas: '0.002474', waiver }, 6).amount // waived below 100 USD → '0.002474'
 */
export function orderFee(sellAmount: DecimalString, rate: FeeRate, decimals: number): OrderFee {
  const sold = decimal(sellAmount);
  const waived = isWaived(rate, sold);
  const share = waived
    ? ZERO
    : round(sold.times(decimal(`${rate.bps}`)).div(BPS), decimals, 'ceil');
  return {
    amount: toText(share.plus(decimal(rate.gas))),
    gas: rate.gas,
    bps: rate.bps,
    waivedBelowUsd: waived && rate.waiver ? rate.waiver.belowUsd : null,
  };
}

/**
 * The largest amount that together with its fee does not exceed `total`, not rounded to a base unit; negative when the
 * gas alone exceeds it. For rates without a waiver.
 *
 * @example
 * beforeFee(decimal('100'), { bps: 100, gas: '0', waiver: null }) // → 99.00990099…
 */
export const beforeFee = (total: Decimal, { bps, gas }: FeeRate): Decimal =>
  total
    .minus(decimal(gas))
    .times(BPS)
    .div(BPS.plus(decimal(`${bps}`)));

/**
 * The largest fee that a session allows on an amount (without the fee), in base units: `ceil(amount × maxFeeBps / 10 000)`
 * and less than the amount, as the session manager checks it. Negative when no fee is small enough.
 *
 * @example
 * feeBound(4_000_000n, 100) // → 40_000n
 * feeBound(1n, 100) // → 0n
 */
export function feeBound(amount: bigint, maxFeeBps: number): bigint {
  const bound = (amount * BigInt(maxFeeBps) + 9_999n) / 10_000n;
  return bound < amount ? bound : amount - 1n;
}
