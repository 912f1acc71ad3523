import type { VenueConfig } from '../../../shared/domain/venue-config.ts';
import type { Result } from '../../../shared/result.ts';
import type { VenueError } from '../venue-error.ts';
import { configWire } from '../wire/config.ts';
import { read } from './read.ts';
import type { VenueContext } from './venue-context.ts';

/** `GET /leverage/config`: what orders are signed for. Addresses in checksum form. */
export const config = ({
  transport,
  executorUrl,
}: VenueContext): Promise<Result<VenueConfig, VenueError>> =>
  read(transport, 'config', `${executorUrl}/leverage/config`, configWire);
