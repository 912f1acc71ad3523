import type { Figure } from './figure.ts';
import type { DecimalString, TokenAddress } from './ids.ts';

export interface Balance {
  readonly chainId: number;
  readonly network: string;
  readonly symbol: string;
  readonly token: TokenAddress;
  readonly total: DecimalString;
  readonly usdValue: Figure;
}
