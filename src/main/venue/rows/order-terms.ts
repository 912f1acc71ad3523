import { z } from 'zod';
import { tokenAddress } from '../../../shared/domain/ids.ts';
import type { OrderIntent, OrderTerms } from '../../../shared/domain/order.ts';
import { fromBaseUnits } from '../../../shared/math/units.ts';
import { type Catalog, findTrade, type Trade } from '../catalog.ts';
import { baseUnitsText } from '../wire/number.ts';
import { addressText } from '../wire/text.ts';

/** The signed order, echoed by the venue; amounts in base units. */
export const signedOrderWire = z.object({
  action: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  user: addressText,
  sellToken: addressText,
  buyToken: addressText,
  sellAmount: baseUnitsText,
  buyAmount: baseUnitsText,
  validTo: z.int().nonnegative(),
  feeAmount: baseUnitsText,
});

type SignedOrderWire = z.output<typeof signedOrderWire>;

/**
 * The terms of an echoed order, in tokens; null if its market is not known yet.
 * A minimum of one base unit means no price protection, so the order counts as market. Any other minimum makes the
 * executor hold the order until it can be met, so the order counts as limit, even if another terminal called it market.
 */
export function toOrderTerms(order: SignedOrderWire, catalog: Catalog): OrderTerms | null {
  const trade = findTrade(catalog, order.sellToken, order.buyToken);
  if (!trade) return null;
  const { market, sell, buy } = trade;
  return {
    intent: intentOf(order.action, trade),
    kind: order.buyAmount === 1n ? 'market' : 'limit',
    symbol: market.symbol,
    sellToken: tokenAddress(sell.address),
    sellSymbol: sell.symbol,
    buyToken: tokenAddress(buy.address),
    buySymbol: buy.symbol,
    sellAmount: fromBaseUnits(order.sellAmount, sell.decimals),
    minBuyAmount: fromBaseUnits(order.buyAmount, buy.decimals),
    feeAmount: fromBaseUnits(order.feeAmount, sell.decimals),
    validTo: order.validTo,
  };
}

/** Opening by buying base is long; closing by buying base repays a short (docs/venue-api.md, "Orders"). */
function intentOf(action: SignedOrderWire['action'], { side }: Trade): OrderIntent {
  if (action === 2) return side === 'buy' ? 'swap-to-base' : 'swap-to-quote';
  if (action === 0) return side === 'buy' ? 'open-long' : 'open-short';
  return side === 'buy' ? 'close-short' : 'close-long';
}
