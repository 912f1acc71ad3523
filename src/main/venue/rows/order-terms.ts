import { z } from 'zod';
import { tokenAddress } from '../../../shared/domain/ids.ts';
import type { OrderIntent, OrderTerms } from '../../../shared/domain/order.ts';
import { fromBaseUnits } from '../../../shared/math/units.ts';
import { type Catalog, findTrade, type Trade } from '../catalog.ts';
import { baseUnitsText } from '../wire/number.ts';
import { addressText } from '../wire/text.ts';

/** The signed order as the venue echoes it; amounts in base units. */
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
 * The signed order as the venue echoes it, in tokens; null while its market is not known here.
 * A minimum of one base unit means no price protection, so it is shown as a market order; any other minimum is held
 * by the executor until it can be had, so it is a limit, also where it protects what another terminal called market.
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

/** docs/venue-api.md, "Orders": opening by buying base is long; closing by buying base gives a short's base back. */
function intentOf(action: SignedOrderWire['action'], { side }: Trade): OrderIntent {
  if (action === 2) return side === 'buy' ? 'swap-to-base' : 'swap-to-quote';
  if (action === 0) return side === 'buy' ? 'open-long' : 'open-short';
  return side === 'buy' ? 'close-short' : 'close-long';
}
