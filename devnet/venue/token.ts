import { type Address, getAddress, isAddressEqual } from 'viem';
import type { ChainContracts } from '../chain/chain.ts';

export interface Token {
  readonly symbol: 'wS' | 'USDC';
  readonly address: Address;
  readonly decimals: number;
}

/** The venue's one market: wS priced in USDC. */
export interface Market {
  readonly symbol: 'wS-USDC';
  readonly base: Token;
  readonly quote: Token;
}

export const marketOf = (contracts: ChainContracts): Market => ({
  symbol: 'wS-USDC',
  base: { symbol: 'wS', address: getAddress(contracts.ws), decimals: 18 },
  quote: { symbol: 'USDC', address: getAddress(contracts.usdc), decimals: 6 },
});

/** The market's token at this address, or `undefined` for any other. */
export const tokenAt = (market: Market, address: Address): Token | undefined =>
  [market.base, market.quote].find((token) => isAddressEqual(token.address, address));
