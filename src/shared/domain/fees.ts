import type { Aged } from './aged.ts';
import type { DecimalString, UnixMs } from './ids.ts';

/** How the configured venue charges for an order (docs/venue-api.md, "Fees"). */
export type FeeModel = RelayerFees | PlatformFees;

/** A share of the sold amount, for every kind of order. */
interface RelayerFees {
  readonly kind: 'relayer';
  readonly bps: number;
}

/** A share of the amount opened or closed, plus gas; any other order pays only gas. */
export interface PlatformFees {
  readonly kind: 'platform';
  readonly openBps: number;
  /** Opens worth less than this in USD pay no share. */
  readonly waivedBelowUsd: DecimalString;
  readonly closeBps: number;
  /** The multiplier on expected gas: `"1.2"` adds 20 %. */
  readonly gasTimes: DecimalString;
  /** The token worth the chain's native coin, in which gas is paid. */
  readonly nativeSymbol: string;
}

/** A fee model with the current values of its inputs. */
export type Fees =
  | (RelayerFees & {
      /** When the venue's fee endpoint returned it; null until then; `always` if it comes from the settings. */
      readonly asOf: UnixMs | null | 'always';
    })
  | (PlatformFees & {
      /** Native coins per unit of gas. */
      readonly gasPrice: Aged<DecimalString | null>;
    });
