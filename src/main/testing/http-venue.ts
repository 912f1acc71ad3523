import type { ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Catalog } from '../venue/catalog.ts';
import { createVenueClient } from '../venue/venue-client.ts';
import { createFakeClock } from './fake-clock.ts';
import { type ReceivedRequest, reply, startHttpServer } from './http-server.ts';
import { CHAIN_ID, catalog, OWNER } from './venue-fixtures.ts';

/** A client and its venue: a real server that answers as the test says and stops when the test ends. */
export async function startHttpVenue(
  answer: (response: ServerResponse, request: ReceivedRequest) => void,
  known: Catalog = catalog,
) {
  const server = await startHttpServer((request, response) => answer(response, request));
  onTestFinished(() => server.close());
  const clock = createFakeClock();
  const client = createVenueClient({
    executorUrl: server.url,
    indexerUrl: server.url,
    catalog: known,
    fetch,
    clock,
    timeoutMs: 10_000,
  });
  return { client, clock, server };
}

/** The same, with one JSON answer for every request. */
export const venueAnswering = (body: unknown, known?: Catalog) =>
  startHttpVenue((response) => reply(response, body), known);

export const QUERY = { account: OWNER, chainId: CHAIN_ID };
export const FIRST_PAGE = { ...QUERY, page: 1, limit: 50 };
