import type { UnixMs } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { Slices } from '../domain/slices.ts';

export interface Snapshot extends Slices {
  readonly revision: number;
}

/** A slice replaced as a whole, or rows of `orders` upserted by client order id. */
export type Change =
  | { [K in keyof Slices]: { readonly slice: K; readonly value: Slices[K] } }[keyof Slices]
  | { readonly slice: 'orders'; readonly upsert: readonly Order[]; readonly asOf: UnixMs };

/** Applied in order: `revision` must be the previous one plus one, otherwise the page requests a new snapshot. */
export interface Delta {
  readonly revision: number;
  readonly changes: readonly Change[];
}
