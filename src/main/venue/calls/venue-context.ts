import type { Clock } from '../../core/ports.ts';
import type { Catalog } from '../catalog.ts';
import type { Transport } from '../http/transport.ts';

/** What every call needs. */
export interface VenueContext {
  readonly transport: Transport;
  /** Executor: `/leverage/…`. */
  readonly executorUrl: string;
  /** Indexer: `/spot/…`. */
  readonly indexerUrl: string;
  readonly catalog: Catalog;
  readonly clock: Clock;
}
