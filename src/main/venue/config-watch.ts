import type { AppError } from '../../shared/domain/app-error.ts';
import type { VenueView } from '../../shared/domain/slices.ts';
import type { ConfigChange, VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { VenueClient } from './venue-client.ts';
import { toAppError } from './venue-error.ts';

export interface ConfigWatchOptions {
  readonly venue: Pick<VenueClient, 'config'>;
  /** The chain in the settings. */
  readonly chainId: number;
  /** The configuration accepted in an earlier run; null on the first run. */
  readonly accepted: VenueConfig | null;
  /** Saves and shows the view; its configuration is the accepted one. */
  onChange(view: VenueView): void;
}

/** Holds the configuration that orders are signed for, and notices when the venue's differs from it. */
export interface ConfigWatch {
  readonly view: VenueView;
  /**
   * Fetches the current configuration. The first one ever seen is accepted; every later one must equal the accepted one.
   * Errors: VENUE_CONFIG_CHANGED names every field that differs; WRONG_CHAIN if the venue's chain is not the one in the
   * settings, accepted or not; VENUE_UNREACHABLE, VENUE_REFUSED, VENUE_MALFORMED.
   */
  fetch(): Promise<Result<VenueConfig, AppError>>;
  /** The accepted configuration, without fetching. Error: VENUE_CONFIG_UNKNOWN if there is none yet. */
  accepted(): Result<VenueConfig, AppError>;
  /** The user accepts the configuration fetched last. Error: WRONG_CHAIN, which nobody can accept. */
  accept(): Result<null, AppError>;
}

export function createConfigWatch(options: ConfigWatchOptions): ConfigWatch {
  let accepted = options.accepted;
  let latest = options.accepted;
  let view: VenueView = { config: accepted, changes: [] };

  const show = (): void => {
    const changes = accepted && latest ? differences(accepted, latest) : [];
    if (view.config === accepted && same(view.changes, changes)) return;
    view = { config: accepted, changes };
    options.onChange(view);
  };

  return {
    get view() {
      return view;
    },
    async fetch() {
      const fetched = await options.venue.config();
      if (!fetched.ok) return err(toAppError(fetched.error));
      latest = fetched.value;
      const wrongChain = chainMismatch(latest, options.chainId);
      if (!accepted && !wrongChain) accepted = latest;
      show();
      if (wrongChain) return err(wrongChain);
      if (view.changes.length > 0) {
        return err({ code: 'VENUE_CONFIG_CHANGED', changes: view.changes });
      }
      return ok(latest);
    },
    accepted: () => (accepted ? ok(accepted) : err({ code: 'VENUE_CONFIG_UNKNOWN' })),
    accept() {
      const wrongChain = latest && chainMismatch(latest, options.chainId);
      if (wrongChain) return err(wrongChain);
      accepted = latest;
      show();
      return ok(null);
    },
  };
}

function chainMismatch(config: VenueConfig, chainId: number): AppError | null {
  const actual = [config.chainId, config.signingChainId].find((id) => id !== chainId);
  return actual === undefined
    ? null
    : { code: 'WRONG_CHAIN', of: 'venue', expected: chainId, actual };
}

function differences(from: VenueConfig, to: VenueConfig): readonly ConfigChange[] {
  const fields = Object.keys(from) as (keyof VenueConfig)[];
  return fields
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ field, from: `${from[field]}`, to: `${to[field]}` }));
}

const same = (a: readonly ConfigChange[], b: readonly ConfigChange[]): boolean =>
  a.length === b.length &&
  a.every((change, i) => change.field === b[i]?.field && change.to === b[i].to);
