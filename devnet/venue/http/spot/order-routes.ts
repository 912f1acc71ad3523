import { z } from 'zod';
import { divWad, formatWad, mulWad, parseWad } from '../../fixed.ts';
import type { VenueParts } from '../../venue-parts.ts';
import { ok, type Route, refuse } from '../route.ts';

const previewBody = z.object({
  symbol: z.string(),
  side: z.enum(['buy', 'sell']),
  size: z.string(),
  leverage: z.string(),
  price: z.string().optional(),
});

/** `/spot/order…`: the preview; placing and cancelling are not served here and never will be. */
export const orderRoutes = (venue: VenueParts): readonly Route[] => [
  preview(venue),
  { method: 'POST', path: '/spot/order', handle: notImplemented },
  { method: 'DELETE', path: '/spot/order/:id', handle: notImplemented },
];

const notImplemented = () =>
  refuse(501, 'NOT_IMPLEMENTED', 'orders go to the executor: POST /leverage/orders');

/** `orderValue` = size · price (mark without one), `marginRequired` = value / leverage; in quote. */
const preview = ({ market, prices }: VenueParts): Route => ({
  method: 'POST',
  path: '/spot/order/preview',
  handle: ({ body }) => {
    const parsed = previewBody.safeParse(body);
    if (!parsed.success) return refuse(400, 'INVALID_BODY', z.prettifyError(parsed.error));
    const { symbol, side } = parsed.data;
    const size = parseWad(parsed.data.size);
    const leverage = parseWad(parsed.data.leverage);
    const price =
      parsed.data.price === undefined ? prices.latest?.mark : parseWad(parsed.data.price);
    if (symbol !== market.symbol) {
      return refuse(404, 'UNKNOWN_SYMBOL', `the only market is ${market.symbol}`);
    }
    if (size === undefined || leverage === undefined || leverage === 0n || price === undefined) {
      return refuse(400, 'INVALID_BODY', 'size, leverage and price must be positive decimals');
    }
    const orderValue = mulWad(size, price);
    return ok({
      symbol,
      side,
      size: formatWad(size),
      price: formatWad(price, 10),
      orderValue: formatWad(orderValue, 6),
      marginRequired: formatWad(divWad(orderValue, leverage) ?? 0n, 6),
    });
  },
});
