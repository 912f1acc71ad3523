import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../start.ts';
import { get, post } from '../testing/venue-client.ts';

let devnet: Devnet;
let rest: string;

beforeAll(async () => {
  devnet = await startDevnet();
  rest = devnet.venue.restUrl;
});
afterAll(() => devnet.stop());

describe('the faucet', () => {
  it('funds a wallet, then makes it wait', async () => {
    const address = `0x${'66'.repeat(20)}`;
    expect((await post(rest, '/paper/fund', { address })).body).toEqual({
      address,
      usdc: '1000',
      ws: '0',
      native: '100',
    });
    const again = await post(rest, '/paper/fund', { address });
    expect(again).toMatchObject({ status: 429, body: { code: 'FAUCET_WAIT' } });
    expect(again.body['message']).toMatch(/in \d+ s/);
  });
});

describe('invalid requests', () => {
  it.each([
    ['/nowhere', 404, 'NOT_FOUND'],
    ['/paper/fund', 405, 'METHOD_NOT_ALLOWED'],
  ])('GET %s answers %i', async (path, status, code) => {
    expect(await get(rest, path)).toMatchObject({ status, body: { code } });
  });

  it('a POST from a web page’s form is refused unread', async () => {
    const response = await fetch(`${rest}/paper/fund`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(415);
  });

  it('broken JSON is refused as INVALID_JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${rest}/paper/fund`, { method: 'POST', headers, body: '{' });
    expect(await response.json()).toMatchObject({ code: 'INVALID_JSON' });
  });
});
