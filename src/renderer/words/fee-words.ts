import type { OrderFee } from '../../shared/math/fees.ts';
import { formatAmount, formatNumber } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';

const GAS_PLACES = 4;

/**
 * A fee and what it is made of, never shown as less than it is.
 *
 * @example '0.04 USDC (1 %)'; '0.41 USDC (0.1 % and 0.0025 for gas)'; '0.01 USDC (gas; no 0.1 % below 100 USD)'
 */
export function feeWords(fee: OrderFee, symbol: string): string {
  return `${formatAmount(fee.amount, symbol, 'ceil')} (${partsOf(fee)})`;
}

function partsOf({ gas, bps, waivedBelowUsd }: OrderFee): string {
  const share = formatPercent(bps);
  if (waivedBelowUsd !== null) return `gas; no ${share} below ${waivedBelowUsd} USD`;
  if (gas === '0') return share;
  return bps === 0 ? 'gas' : `${share} and ${formatNumber(gas, GAS_PLACES, 'ceil')} for gas`;
}
