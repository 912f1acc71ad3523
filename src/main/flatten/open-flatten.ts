import { ok } from '../../shared/result.ts';
import type { AccountFeature } from '../account/open-account.ts';
import type { CommandsOf } from '../core/commands.ts';
import type { Core, Feature } from '../core/open-core.ts';
import type { OrdersFeature } from '../orders/open-orders.ts';
import type { SessionsFeature } from '../sessions/open-sessions.ts';
import type { VenueFeature } from '../venue/open-venue.ts';
import { createFlattens } from './flatten.ts';
import { createFlattenLog } from './flatten-log.ts';

/** Flattening an account: close everything, then revoke its sessions. */
export interface FlattenFeature extends Feature {
  readonly commands: CommandsOf<'flatten'>;
}

export interface FlattenBelow {
  readonly venue: VenueFeature;
  readonly sessions: SessionsFeature;
  readonly account: AccountFeature;
  readonly orders: OrdersFeature;
}

export function openFlatten(
  core: Core,
  { venue, sessions, account, orders }: FlattenBelow,
): FlattenFeature {
  const log = createFlattenLog(core);
  const flattens = createFlattens(core, { log, config: venue.config, sessions, account, orders });
  return {
    commands: {
      'flatten.start': flattens.start,
      'flatten.dismiss'({ account: owner }) {
        log.forget(owner);
        return ok(null);
      },
    },
    stop: flattens.stop,
  };
}
