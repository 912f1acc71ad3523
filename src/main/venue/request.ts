import type { z } from 'zod';
import { err, type Result } from '../../shared/result.ts';
import type { Clock } from '../core/ports.ts';
import type { Catalog } from './catalog.ts';
import type { HttpRequest, Transport } from './http/transport.ts';
import type { VenueError } from './venue-error.ts';
import { parseWith } from './wire/parse.ts';

/** What every method needs. */
export interface VenueContext {
  readonly transport: Transport;
  /** Executor: `/leverage/…`. */
  readonly executorUrl: string;
  /** Indexer: `/spot/…`. */
  readonly indexerUrl: string;
  readonly catalog: Catalog;
  readonly clock: Clock;
}

/** Sends a request and checks the shape of the answer. */
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

/** A query string; the order of the parameters is that of the object. */
export const query = (parameters: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
