import type { OwnerAddress } from '../../shared/domain/ids.ts';

/** Whose rows are asked for. */
export interface AccountQuery {
  readonly account: OwnerAddress;
  readonly chainId: number;
}

export interface PageQuery extends AccountQuery {
  /** From 1. */
  readonly page: number;
  /** At most 500. */
  readonly limit: number;
}

/** One page of history, newest first as the venue sends it. */
export interface VenuePage<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
  /** Rows in all, where the venue says so. */
  readonly total: number | null;
}
