import { ownerAddress, tokenAddress } from '../../shared/domain/ids.ts';
import type { Market, Token } from '../../shared/domain/token.ts';
import type { Catalog } from '../venue/catalog.ts';

export const CHAIN_ID = 146;
export const OWNER = ownerAddress('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266');

export const usdc: Token = {
  address: tokenAddress('0x29219dd400f2Bf60E5a23d13Be72B486D4038894'),
  symbol: 'USDC',
  decimals: 6,
};
export const ws: Token = {
  address: tokenAddress('0x039e2fB66102314Ce7b64Ce5Ce3E5183bc94aD38'),
  symbol: 'wS',
  decimals: 18,
};
export const wsUsdc: Market = { symbol: 'wS-USDC', base: ws, quote: usdc };

/** The venue's one market, with the price that its notes name. */
export const catalog: Catalog = { markets: () => [wsUsdc], markPrice: () => '0.0458' };
/** Before the markets and prices are known. */
export const emptyCatalog: Catalog = { markets: () => [], markPrice: () => null };
