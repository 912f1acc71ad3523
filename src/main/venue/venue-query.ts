import type { OwnerAddress } from '../../shared/domain/ids.ts';

export interface AccountQuery {
  readonly account: OwnerAddress;
  readonly chainId: number;
}

export interface PageQuery extends AccountQuery {
  /** Starts at 1. */
  readonly page: number;
  /** At most 500. */
  readonly limit: number;
}

/** One page of history, newest row first, as the venue sends it. */
export interface VenuePage<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
  /** Number of rows on all pages; null if the venue does not say. */
  readonly total: number | null;
}
