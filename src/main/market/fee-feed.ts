import { fromBaseUnits } from '../../shared/math/units.ts';
import type { Chain } from '../chain/chain.ts';
import type { Core } from '../core/open-core.ts';
import type { Settings } from '../core/settings.ts';
import type { VenueClient } from '../venue/venue-client.ts';

export interface FeeFeedOptions {
  readonly venue: Pick<VenueClient, 'feeBps'>;
  readonly chain: Pick<Chain, 'gasPrice'>;
}

/** Reads what the fee depends on. What cannot be read keeps its last known value and grows old. */
export interface FeeFeed {
  /** Reads the venue's rate, if it has an endpoint for it. */
  refresh(): Promise<void>;
  /** The same before an order is signed, unless the rate was confirmed within `CONFIRMED_MS`. */
  confirm(): Promise<void>;
  /** Reads the gas price, if the fee pays for gas. */
  follow(): Promise<void>;
}

/** A rate confirmed this recently is signed without asking again. */
const CONFIRMED_MS = 10_000;
const NATIVE_DECIMALS = 18;

type FeeFeedCore = Pick<Core, 'clock' | 'log' | 'state' | 'notices'> & {
  readonly settings: Pick<Settings, 'feeEndpoint'>;
};

export function createFeeFeed(
  { settings, clock, log, state, notices }: FeeFeedCore,
  { venue, chain }: FeeFeedOptions,
): FeeFeed {
  const { feeEndpoint } = settings;

  const refresh = async (): Promise<void> => {
    if (feeEndpoint === null) return;
    const read = await venue.feeBps(feeEndpoint);
    if (!read.ok) return log.warn('fee.unread', { error: read.error });
    const { fees } = state.current;
    if (fees.kind !== 'relayer') return;
    const bps = read.value;
    if (fees.asOf !== null && fees.bps !== bps) {
      notices.add({ code: 'FEE_CHANGED', fromBps: fees.bps, toBps: bps });
    }
    state.keep('fees', { kind: 'relayer', bps, asOf: clock.now() });
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
      if (!read.ok) return log.warn('gas price.unread', { error: read.error });
      const value = fromBaseUnits(read.value, NATIVE_DECIMALS);
      state.keep('fees', { ...fees, gasPrice: { value, asOf: clock.now() } });
    },
  };
}
