import { type Address, getAddress, isAddress } from 'viem';
import { z } from 'zod';
import { formatWad, toWad } from '../fixed.ts';
import type { FaucetTerms } from '../venue-options.ts';
import type { VenueParts } from '../venue-parts.ts';
import { ok, type Route, refuse } from './route.ts';

const fundBody = z.object({
  address: z.custom<Address>(
    (value) => typeof value === 'string' && isAddress(value, { strict: false }),
    'must be an address: 0x and 40 hex digits',
  ),
});

/** `POST /paper/fund {address}`: funds a wallet with paper money. No real venue has this. */
export function paperFundRoute({ chain, market, now }: VenueParts, faucet: FaucetTerms): Route {
  const fundedAt = new Map<Address, number>();
  return {
    method: 'POST',
    path: '/paper/fund',
    handle: async ({ body }) => {
      const parsed = fundBody.safeParse(body);
      if (!parsed.success) return refuse(400, 'INVALID_BODY', z.prettifyError(parsed.error));
      const address = getAddress(parsed.data.address);
      const waitMs = (fundedAt.get(address) ?? -Infinity) + faucet.cooldownMs - now();
      if (waitMs > 0) {
        const seconds = Math.ceil(waitMs / 1000);
        return refuse(429, 'FAUCET_WAIT', `this address can be funded again in ${seconds} s`);
      }
      fundedAt.set(address, now());
      const { usdc, ws, native } = faucet;
      await chain.fund(address, { usdc, ws, native }).catch((error: unknown) => {
        fundedAt.delete(address);
        throw error;
      });
      return ok({
        address,
        usdc: formatWad(toWad(usdc, market.quote.decimals)),
        ws: formatWad(toWad(ws, market.base.decimals)),
        native: formatWad(native),
      });
    },
  };
}
