import { z } from 'zod';
import { tokenAddress } from '../../../shared/domain/ids.ts';
import { intentOf, type OrderTerms } from '../../../shared/domain/order.ts';
import { fromBaseUnits } from '../../../shared/math/units.ts';
import { type Catalog, findTrade } from '../catalog.ts';
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
  const terms = {
    intent: intentOf(ACTIONS[order.action], trade.side === 'buy' ? 'quote' : 'base'),
    symbol: market.symbol,
    sellToken: tokenAddress(sell.address),
    sellSymbol: sell.symbol,
    buyToken: tokenAddress(buy.address),
    buySymbol: buy.symbol,
    sellAmount: fromBaseUnits(order.sellAmount, sell.decimals),
    feeAmount: fromBaseUnits(order.feeAmount, sell.decimals),
    validTo: order.validTo,
  };
  return order.buyAmount === 1n
    ? { ...terms, kind: 'market', protection: { kind: 'unprotected' } }
    : { ...terms, kind: 'limit', minBuyAmount: fromBaseUnits(order.buyAmount, buy.decimals) };
}

/** By the engine's number (docs/venue-api.md, "Orders"). */
const ACTIONS = ['open', 'close', 'swap'] as const;
