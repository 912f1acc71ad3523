import type { z } from 'zod';
import { err, type Result } from '../../shared/result.ts';
import type { Clock } from '../core/ports.ts';
import type { Catalog } from './catalog.ts';
import type { HttpRequest, Transport } from './http/transport.ts';
import type { VenueError } from './venue-error.ts';
import { parseWith } from './wire/parse.ts';

export interface VenueContext {
  readonly transport: Transport;
  /** Serves `/leverage/…`. */
  readonly executorUrl: string;
  /** Serves `/spot/…`. */
  readonly indexerUrl: string;
  readonly catalog: Catalog;
  readonly clock: Clock;
}

/** Sends a request and checks the answer against a schema; `malformed` if it does not match. */
export async function read<Schema extends z.ZodType>(
  { transport }: VenueContext,
  request: HttpRequest,
  schema: Schema,
): Promise<Result<z.output<Schema>, VenueError>> {
  const answer = await transport.send(request);
  if (!answer.ok) return answer;
  const parsed = parseWith(schema, answer.value);
  return parsed.ok ? parsed : err({ kind: 'malformed', call: request.call, detail: parsed.error });
}

/**
 * @example query({ address: '0x12', page: 1 }) // 'address=0x12&page=1'
 */
export const query = (parameters: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
