import type { TokenAddress } from './ids.ts';

/** A token of the venue. The set is read at run time; nothing of an environment is compiled in. */
export interface Token {
  readonly address: TokenAddress;
  readonly symbol: string;
  readonly decimals: number;
}

/** A market: size is in `base`, prices are `quote` per `base`. `symbol` is the venue's name, e.g. `wS-USDC`. */
export interface Market {
  readonly symbol: string;
  readonly base: Token;
  readonly quote: Token;
}
