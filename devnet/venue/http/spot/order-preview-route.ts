import { type Address, getAddress, isAddress } from 'viem';
import { z } from 'zod';
import { formatWad, mulWad, parseWad } from '../../fixed.ts';
import type { VenueParts } from '../../venue-parts.ts';
import { ok, type Route, refuse } from '../route.ts';

const previewBody = z.object({
  address: z
    .string()
    .refine((text) => isAddress(text, { strict: false }), 'must be 0x and 40 hex digits')
    .transform((text) => getAddress(text)),
  chainId: z.number(),
  symbol: z.string(),
  orderType: z.enum(['open', 'close', 'swap']),
  side: z.enum(['buy', 'sell']),
  size: z.string().transform(parseWad),
  price: z.string().optional(),
});

/** The executor's fee: 1 % of the sold amount, on top. */
const FEE_DIVISOR = 100n;

/**
 * `orderValue` = size · price (mark if omitted). `marginRequired` = value / the account's leverage after the fill; zero
 * unless the order opens a position. Both in quote.
 */
export function orderPreviewRoute(venue: VenueParts): Route {
  return {
    method: 'POST',
    path: '/spot/order/preview',
    handle: async ({ body }) => {
      const parsed = previewBody.safeParse(body);
      if (!parsed.success) return refuse(400, 'INVALID_BODY', z.prettifyError(parsed.error));
      const { address, chainId, symbol, orderType, side, size } = parsed.data;
      if (chainId !== venue.chain.chainId) {
        return refuse(400, 'WRONG_CHAIN', `the only chain is ${venue.chain.chainId}`);
      }
      if (symbol !== venue.market.symbol) {
        return refuse(404, 'UNKNOWN_SYMBOL', `the only market is ${venue.market.symbol}`);
      }
      const price =
        parsed.data.price === undefined ? venue.prices.latest?.mark : parseWad(parsed.data.price);
      if (!size || !price) {
        return refuse(400, 'INVALID_BODY', 'size and price must be positive decimals');
      }
      const value = mulWad(size, price);
      const margin =
        orderType === 'open' ? await marginRequired(venue, address, { side, size, value }) : 0n;
      if (margin === undefined) {
        return refuse(400, 'INSUFFICIENT_EQUITY', 'the account would have no equity left');
      }
      return ok({
        ...{ symbol, side, size: formatWad(size), price: formatWad(price, 10) },
        ...{ orderValue: formatWad(value, 6), marginRequired: formatWad(margin, 6) },
      });
    },
  };
}

interface Opening {
  readonly side: 'buy' | 'sell';
  /** Base and quote, wads. */
  readonly size: bigint;
  readonly value: bigint;
}

/** In quote, as a wad; `undefined` if the account would have no equity left. */
async function marginRequired(
  { reader, market }: VenueParts,
  address: Address,
  { side, size, value }: Opening,
): Promise<bigint | undefined> {
  const [account, baseUsd, quoteUsd] = await Promise.all([
    reader.accountValues(address),
    reader.priceUsd(market.base.address),
    reader.priceUsd(market.quote.address),
  ]);
  const [baseLeg, quoteLeg] = [mulWad(size, baseUsd), mulWad(value, quoteUsd)];
  const [bought, sold] = side === 'buy' ? [baseLeg, quoteLeg] : [quoteLeg, baseLeg];
  const collateral = account.collateral + bought;
  const equity = collateral - account.debt - sold - sold / FEE_DIVISOR;
  return equity <= 0n ? undefined : (value * equity) / collateral;
}
