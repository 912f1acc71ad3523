import type { Fees } from '../../shared/domain/fees.ts';
import { fromBaseUnits } from '../../shared/math/units.ts';
import type { Chain } from '../chain/chain.ts';
import { describeAppError } from '../core/describe-app-error.ts';
import type { Notices } from '../core/notices.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { StateStore } from '../core/state.ts';
import type { Database } from '../db/database.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { describeVenueError } from '../venue/venue-error.ts';

export interface FeeFeedOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly venue: Pick<VenueClient, 'feeBps'>;
  /** A path at the executor; null where the settings say the rate. */
  readonly feeEndpoint: string | null;
  readonly chain: Pick<Chain, 'gasPrice'>;
  readonly cache: Database['cache']['fees'];
  readonly state: Pick<StateStore, 'current' | 'set'>;
  readonly notices: Notices;
}

/** Reads what the fee depends on. What cannot be read stays as it was last known, and grows old. */
export interface FeeFeed {
  /** With every look at the venue's configuration: the rate, where the venue has an endpoint for it. */
  refresh(): Promise<void>;
  /** Before an order is signed: the same, unless the rate was confirmed within `CONFIRMED_MS`. */
  confirm(): Promise<void>;
  /** Follows what moves with the chain: the price of gas, where the fee pays for it. */
  follow(): Promise<void>;
}

/** A rate confirmed this lately is signed without asking again. */
const CONFIRMED_MS = 10_000;
const NATIVE_DECIMALS = 18;

export function createFeeFeed(options: FeeFeedOptions): FeeFeed {
  const { clock, log, venue, feeEndpoint, chain, cache, state, notices } = options;

  const show = (fees: Fees): void => {
    cache.set(fees, clock.now());
    state.set('fees', fees);
  };

  const refresh = async (): Promise<void> => {
    if (feeEndpoint === null) return;
    const read = await venue.feeBps(feeEndpoint);
    if (!read.ok) return log.warn('fee.unread', { error: describeVenueError(read.error) });
    const { fees } = state.current;
    if (fees.kind !== 'relayer') return;
    const bps = read.value;
    if (fees.asOf !== null && fees.bps !== bps) {
      notices.add('FEE_CHANGED', `from ${fees.bps / 100} % to ${bps / 100} %`);
    }
    show({ kind: 'relayer', bps, asOf: clock.now() });
  };

  return {
    refresh,
    async confirm() {
      const { fees } = state.current;
      if (fees.kind !== 'relayer' || fees.asOf === 'always') return;
      if (Math.abs(clock.now() - (fees.asOf ?? 0)) > CONFIRMED_MS) await refresh();
    },
    async follow() {
      const { fees } = state.current;
      if (fees.kind !== 'platform') return;
      const read = await chain.gasPrice();
      if (!read.ok) return log.warn('gas price.unread', { error: describeAppError(read.error) });
      const value = fromBaseUnits(read.value, NATIVE_DECIMALS);
      show({ ...fees, gasPrice: { value, asOf: clock.now() } });
    },
  };
}
