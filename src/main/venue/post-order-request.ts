import type { Hex } from '../../shared/domain/ids.ts';
import type { LeveragedOrder, SessionCall } from '../keys/typed-data.ts';
import type { VenueError } from './venue-error.ts';

/** A signed order as it is sent; amounts in base units. The signature type is always `session`. */
export interface PostOrderRequest {
  readonly order: LeveragedOrder;
  readonly sessionCall: SessionCall;
  readonly delegateSignature: Hex;
}

/** A reply that cannot be read is `unknown`, never `malformed`: the order may exist. */
export type PostOrderError = Exclude<VenueError, { kind: 'malformed' }>;
