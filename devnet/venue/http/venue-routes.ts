import type { ControlCommand } from '../faults/control-command.ts';
import { defaultFaucet, type VenueOptions } from '../venue-options.ts';
import type { VenueParts } from '../venue-parts.ts';
import { controlRoutes } from './control-routes.ts';
import { leverageRoutes } from './leverage/leverage-routes.ts';
import { paperFundRoute } from './paper-fund-route.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './spot/account-routes.ts';
import { klinesRoute } from './spot/klines-route.ts';
import { marketRoutes } from './spot/market-routes.ts';
import { orderRoutes } from './spot/order-routes.ts';

/** Everything the venue serves over HTTP. */
export const venueRoutes = (
  venue: VenueParts,
  options: VenueOptions,
  control: (command: ControlCommand) => Promise<void>,
  report: () => unknown,
): readonly Route[] => [
  ...leverageRoutes(venue),
  ...accountRoutes(venue),
  ...marketRoutes(venue),
  klinesRoute(venue),
  ...orderRoutes(venue),
  paperFundRoute(venue, { ...defaultFaucet, ...options.faucet }),
  ...(options.control ? controlRoutes(control, report) : []),
];
