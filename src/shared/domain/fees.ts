import type { Aged } from './aged.ts';
import type { DecimalString, UnixMs } from './ids.ts';

/** How the configured venue charges for an order (docs/venue-api.md, "Fees"). */
export type FeeModel = RelayerFees | PlatformFees;

/** A share of the sold amount, whatever the order does. */
interface RelayerFees {
  readonly kind: 'relayer';
  readonly bps: number;
}

/** A share of what is opened or closed, and the gas; any other order pays for its gas alone. */
export interface PlatformFees {
  readonly kind: 'platform';
  readonly openBps: number;
  /** Opens worth less than this in USD pay no share. */
  readonly waivedBelowUsd: DecimalString;
  readonly closeBps: number;
  /** What the expected gas is multiplied by: `"1.2"` is a fifth on top. */
  readonly gasTimes: DecimalString;
  /** The token worth the chain's native coin, in which gas is paid. */
  readonly nativeSymbol: string;
}

/** A fee model with what is known now of what it depends on. */
export type Fees =
  | (RelayerFees & {
      /** When the venue's fee endpoint said so; null until it does; `always` where the settings do. */
      readonly asOf: UnixMs | null | 'always';
    })
  | (PlatformFees & {
      /** Native coins per unit of gas. */
      readonly gasPrice: Aged<DecimalString | null>;
    });
