import type { DecimalString, OwnerAddress, TokenAddress } from '../../shared/domain/ids.ts';
import type { OrderIntent, OrderTerms } from '../../shared/domain/order.ts';
import type { Token } from '../../shared/domain/token.ts';
import { toBaseUnits } from '../../shared/math/units.ts';
import type { LeveragedOrder } from '../keys/typed-data.ts';

/** The engine's action of each intent (docs/venue-api.md, "Orders"). */
const ACTION: Readonly<Record<OrderIntent, 0 | 1 | 2>> = {
  'open-long': 0,
  'open-short': 0,
  'close-long': 1,
  'close-short': 1,
  'swap-to-base': 2,
  'swap-to-quote': 2,
};

/**
 * The order as the engine takes it: amounts in base units of their own token.
 * Throws if a token is unknown or an amount does not fit its decimals: policy has already refused such terms.
 *
 * @example selling 4 USDC (6 decimals) → sellAmount 4_000_000n
 */
export function toEngineOrder(
  terms: OrderTerms,
  user: OwnerAddress,
  tokens: readonly Token[],
): LeveragedOrder {
  const units = (amount: DecimalString, address: TokenAddress): bigint => {
    const token = tokens.find((candidate) => candidate.address === address);
    if (!token) throw new Error(`no token at ${address}`);
    const converted = toBaseUnits(amount, token.decimals);
    if (!converted.ok)
      throw new Error(`${amount} ${token.symbol}: ${JSON.stringify(converted.error)}`);
    return converted.value;
  };
  return {
    action: ACTION[terms.intent],
    user,
    sellToken: terms.sellToken,
    buyToken: terms.buyToken,
    sellAmount: units(terms.sellAmount, terms.sellToken),
    buyAmount: units(terms.minBuyAmount, terms.buyToken),
    validTo: terms.validTo,
    feeAmount: units(terms.feeAmount, terms.sellToken),
  };
}
