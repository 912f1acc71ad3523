import type { Fees } from '../../shared/domain/fees.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import type { Chain } from '../chain/chain.ts';
import type { Database } from '../db/database.ts';
import { describeAppError } from '../describe-app-error.ts';
import type { Clock, Log } from '../ports.ts';
import type { SliceStore } from '../slice-store.ts';

export interface FeeFeedOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly chain: Pick<Chain, 'gasPrice'>;
  readonly cache: Database['cache']['fees'];
  readonly slices: Pick<SliceStore, 'slices' | 'set'>;
}

/** Reads what the fee depends on. What cannot be read stays as it was last known, and grows old. */
export interface FeeFeed {
  /** Follows what moves with the chain: the price of gas, where the fee pays for it. */
  follow(): Promise<void>;
}

const NATIVE_DECIMALS = 18;

export function createFeeFeed(options: FeeFeedOptions): FeeFeed {
  const { clock, log, chain, cache, slices } = options;

  const show = (fees: Fees): void => {
    cache.set(fees, clock.now());
    slices.set('fees', fees);
  };

  return {
    async follow() {
      const { fees } = slices.slices;
      if (fees.kind !== 'platform') return;
      const read = await chain.gasPrice();
      if (!read.ok) return log.warn('gas price.unread', { error: describeAppError(read.error) });
      const value = fromBaseUnits(read.value, NATIVE_DECIMALS);
      show({ ...fees, gasPrice: { value, asOf: clock.now() } });
    },
  };
}
