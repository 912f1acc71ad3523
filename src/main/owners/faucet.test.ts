import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ownerAddress } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/result.ts';
import { createFaucet } from './faucet.ts';

const owner = ownerAddress(`0x${'ab'.repeat(20)}`);
let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** A faucet that gives every request the same answer and records the requests. */
async function serve(status: number, reply: string) {
  const asked: string[] = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(`${request.method} ${request.url} ${body}`);
    response.writeHead(status, { connection: 'close' }).end(reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { faucet: createFaucet(`http://127.0.0.1:${port}/paper/fund`), asked };
}

describe('the faucet', () => {
  it('is asked for the owner’s address', async () => {
    const { faucet, asked } = await serve(200, '{}');
    expect(await faucet.fund(owner)).toEqual(ok(null));
    expect(asked).toEqual([`POST /paper/fund {"address":"${owner}"}`]);
  });

  it('passes its refusal on', async () => {
    const { faucet } = await serve(429, 'funded a minute ago');
    expect(await faucet.fund(owner)).toEqual({
      ok: false,
      error: { code: 'VENUE_REFUSED', venueCode: 'HTTP 429', message: 'funded a minute ago' },
    });
  });

  it('is unreachable when there is no answer', async () => {
    const { faucet } = await serve(200, '{}');
    await new Promise((resolve) => server.close(resolve));
    expect(await faucet.fund(owner)).toMatchObject({ error: { code: 'FAUCET_UNREACHABLE' } });
  });
});
