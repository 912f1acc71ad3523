import type { DecimalString, OwnerAddress, TokenAddress } from '../../shared/domain/ids.ts';
import {
  INTENTS,
  minBuyAmount,
  type OrderAction,
  type OrderTerms,
} from '../../shared/domain/order.ts';
import type { Token } from '../../shared/domain/token.ts';
import { toBaseUnits } from '../../shared/math/units.ts';
import type { LeveragedOrder } from '../keys/typed-data.ts';

const ENGINE_ACTION: Readonly<Record<OrderAction, 0 | 1 | 2>> = { open: 0, close: 1, swap: 2 };

/** The least the engine accepts: an order without price protection asks for no more. */
const ANY_AMOUNT = 1n;

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
  const tokenAt = (address: TokenAddress): Token => {
    const token = tokens.find((candidate) => candidate.address === address);
    if (!token) throw new Error(`no token at ${address}`);
    return token;
  };
  const sold = tokenAt(terms.sellToken);
  const bought = tokenAt(terms.buyToken);
  const minimum = minBuyAmount(terms);
  return {
    action: ENGINE_ACTION[INTENTS[terms.intent].action],
    user,
    sellToken: terms.sellToken,
    buyToken: terms.buyToken,
    sellAmount: toUnits(terms.sellAmount, sold),
    buyAmount: minimum === null ? ANY_AMOUNT : toUnits(minimum, bought),
    validTo: terms.validTo,
    feeAmount: toUnits(terms.feeAmount, sold),
  };
}

/** An amount in base units of its token. Throws when it does not fit the token's decimals. */
function toUnits(amount: DecimalString, { symbol, decimals }: Token): bigint {
  const converted = toBaseUnits(amount, decimals);
  if (!converted.ok) throw new Error(`${amount} ${symbol}: ${JSON.stringify(converted.error)}`);
  return converted.value;
}
