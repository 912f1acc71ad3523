import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { reply } from '../../testing/http-server.ts';
import { startHttpVenue } from '../../testing/http-venue.ts';
import { CHAIN_ID } from '../../testing/venue-fixtures.ts';

describe('an answer of the venue', () => {
  it.each([
    ['text that is not JSON', (response: ServerResponse) => response.end('<html>')],
    ['null', (response: ServerResponse) => reply(response, null)],
    [
      '__proto__ for a list',
      (response: ServerResponse) => response.end('{"__proto__":{"data":[]}}'),
    ],
  ])('of %s is malformed', async (_, answer) => {
    const { client } = await startHttpVenue(answer);
    expect(await client.tickers(CHAIN_ID)).toMatchObject({ error: { kind: 'malformed' } });
  });

  it('of more than 4 MiB is abandoned', async () => {
    const { client } = await startHttpVenue((response) =>
      response.end(`[${' '.repeat(4 * 1024 * 1024)}]`),
    );
    expect(await client.tickers(CHAIN_ID)).toMatchObject({
      error: { kind: 'malformed', detail: 'it is larger than 4 MiB' },
    });
  });

  it('of any status is announced to listeners, until they unsubscribe', async () => {
    const { client } = await startHttpVenue((response) => reply(response, { code: 'NO' }, 400));
    let heard = 0;
    const stop = client.onResponse(() => {
      heard += 1;
    });
    await client.tickers(CHAIN_ID);
    expect(heard).toBe(1);
    stop();
    await client.tickers(CHAIN_ID);
    expect(heard).toBe(1);
  });

  it('that never comes is announced to nobody', async () => {
    const { client, server } = await startHttpVenue(() => {});
    let heard = 0;
    client.onResponse(() => {
      heard += 1;
    });
    await server.close();
    expect(await client.tickers(CHAIN_ID)).toMatchObject({ error: { kind: 'unreachable' } });
    expect(heard).toBe(0);
  });
});
