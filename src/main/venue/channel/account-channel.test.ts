import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import { halfRandom } from '../../testing/half-random.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { CHAIN_ID, catalog, OWNER } from '../../testing/venue-fixtures.ts';
import { type ChannelState, openAccountChannel } from './account-channel.ts';
import type { AccountFrame } from './account-frame.ts';

const pending = JSON.stringify({
  type: 'order_pending',
  address: OWNER,
  chainId: CHAIN_ID,
  data: { orderId: 'lev_1', status: 'pending', createdAt: 1776944355 },
});

interface Peer {
  readonly sockets: WebSocket[];
  readonly received: string[];
  send(text: string | Uint8Array): void;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).reverse()) close();
});

/** A socket server that acknowledges subscriptions and answers pings as configured. */
async function startPeer(does: { acks?: boolean; pongs?: boolean; wsPongs?: boolean }) {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    path: '/account',
    autoPong: does.wsPongs ?? true,
  });
  await new Promise((listening) => server.once('listening', listening));
  const sockets: WebSocket[] = [];
  const received: string[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('message', (data) => {
      received.push(String(data));
      const { op } = JSON.parse(String(data));
      if (op === 'subscribe' && does.acks !== false) socket.send('{"type":"subscribed"}');
      if (op === 'ping' && does.pongs === true) socket.send('{"type":"pong"}');
    });
  });
  closers.push(() => {
    for (const socket of sockets) socket.terminate();
    server.close();
  });
  const peer: Peer = { sockets, received, send: (text) => sockets.at(-1)?.send(text) };
  return { peer, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function open(wsUrl: string, clock: FakeClock = createFakeClock()) {
  const frames: AccountFrame[] = [];
  const states: ChannelState[] = [];
  const channel = openAccountChannel(
    {
      wsUrl,
      subject: { account: OWNER, chainId: CHAIN_ID },
      catalog,
      clock,
      random: halfRandom,
      log: silentLog,
    },
    { onFrame: (frame) => frames.push(frame), onState: (state) => states.push(state) },
  );
  closers.push(() => channel.close());
  const subscribed = (times: number) =>
    expect.poll(() => states.filter(({ state }) => state === 'subscribed').length).toBe(times);
  const orders = () => frames.filter(({ kind }) => kind === 'order').length;
  const last = () => states.at(-1);
  return { channel, clock, frames, states, subscribed, orders, last };
}

describe('the account channel', () => {
  it('subscribes to the account and passes its frames on', async () => {
    const { peer, url } = await startPeer({});
    const { subscribed, orders } = open(url);
    await subscribed(1);
    expect(JSON.parse(peer.received[0] ?? '')).toEqual({
      op: 'subscribe',
      channel: 'account',
      address: OWNER,
      chainId: CHAIN_ID,
    });
    peer.send(pending);
    await expect.poll(orders).toBe(1);
  });

  it('counts as subscribed after a second if the venue does not confirm', async () => {
    const { peer, url } = await startPeer({ acks: false });
    const { clock, subscribed, states } = open(url);
    await expect.poll(() => peer.received.length).toBe(1);
    expect(states).toEqual([]);
    clock.advance(1_000);
    await subscribed(1);
  });

  it('reconnects and resubscribes after a drop, once the backoff has passed', async () => {
    const { peer, url } = await startPeer({});
    const { clock, subscribed, orders, last } = open(url);
    await subscribed(1);
    peer.sockets[0]?.terminate();
    await expect.poll(last).toEqual({ state: 'down', reason: 'closed by the venue (1006)' });
    clock.advance(200);
    expect(peer.sockets).toHaveLength(1);
    clock.advance(175);
    await subscribed(2);
    peer.send(pending);
    await expect.poll(orders).toBe(1);
    peer.sockets[1]?.terminate();
    await expect.poll(last).toMatchObject({ state: 'down' });
    clock.advance(375);
    await subscribed(3);
  });

  it('replaces a socket that stays open but silent', async () => {
    const { peer, url } = await startPeer({ wsPongs: false });
    const { clock, subscribed, last } = open(url);
    await subscribed(1);
    clock.advance(15_000);
    expect(last()).toEqual({ state: 'down', reason: 'silent for 15 s' });
    clock.advance(500);
    await subscribed(2);
    expect(peer.sockets).toHaveLength(2);
  });

  it('accepts WebSocket pongs as a sign of life from a venue that does not answer pings of ours', async () => {
    const { url } = await startPeer({});
    let readings = 0;
    const fake = createFakeClock();
    const clock = {
      ...fake,
      monotonic: () => {
        readings += 1;
        return fake.monotonic();
      },
    };
    const { subscribed, last } = open(url, clock);
    await subscribed(1);
    for (let round = 0; round < 6; round += 1) {
      clock.advance(5_000);
      const asked = readings;
      // The time is read again only when the pong has arrived.
      await expect.poll(() => readings).toBe(asked + 1);
    }
    expect(last()).toEqual({ state: 'subscribed' });
  });

  it('ignores WebSocket pongs once the venue has answered a ping of ours', async () => {
    const does = { pongs: true };
    const { peer, url } = await startPeer(does);
    const { clock, subscribed, frames, last } = open(url);
    await subscribed(1);
    clock.advance(5_000);
    await expect.poll(() => frames.some(({ kind }) => kind === 'pong')).toBe(true);
    does.pongs = false;
    for (let round = 0; round < 3; round += 1) {
      const pinged = peer.received.length;
      clock.advance(5_000);
      if (round < 2) await expect.poll(() => peer.received.length).toBe(pinged + 1);
    }
    expect(last()).toEqual({ state: 'down', reason: 'silent for 15 s' });
  });

  it('survives garbage and reports each piece as malformed', async () => {
    const { peer, url } = await startPeer({});
    const { subscribed, frames, orders, last } = open(url);
    await subscribed(1);
    for (const text of ['', '{', 'null', '{"type":"order_filled"}', '{"__proto__":1}']) {
      peer.send(text);
    }
    peer.send(new Uint8Array([0, 255, 3]));
    peer.send(pending);
    await expect.poll(orders).toBe(1);
    expect(frames.filter(({ kind }) => kind === 'malformed')).toHaveLength(6);
    expect(last()).toEqual({ state: 'subscribed' });
  });

  it('drops a connection that sends more than 1 MiB at once', async () => {
    const { peer, url } = await startPeer({});
    const { subscribed, last, orders } = open(url);
    await subscribed(1);
    peer.send('x'.repeat(1024 * 1024 + 1));
    await expect.poll(last).toMatchObject({ state: 'down' });
    expect(orders()).toBe(0);
  });

  it('keeps trying, ever more slowly, while nobody answers', async () => {
    const { url } = await startPeer({});
    for (const close of closers.splice(0)) close();
    const { clock, states, last } = open(url);
    await expect.poll(last).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') });
    clock.advance(375);
    await expect.poll(() => states.length).toBe(2);
    clock.advance(375);
    expect(states).toHaveLength(2);
    clock.advance(375);
    await expect.poll(() => states.length).toBe(3);
  });

  it('reports a venue that does not speak WebSocket as down', async () => {
    const server: Server = createServer((socket: Socket) => {
      socket.on('error', () => {});
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    closers.push(() => server.close());
    const { last } = open(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expect.poll(last).toMatchObject({ reason: expect.stringContaining('503') });
  });

  it('calls no handler after it was closed, and leaves no timer', async () => {
    const { peer, url } = await startPeer({});
    const { channel, clock, subscribed, states, frames } = open(url);
    await subscribed(1);
    channel.close();
    peer.send(pending);
    await expect.poll(() => peer.sockets[0]?.readyState).toBe(3);
    expect(states).toEqual([{ state: 'subscribed' }]);
    expect(frames.filter(({ kind }) => kind === 'order')).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('stops trying once it is closed between two attempts', async () => {
    const { peer, url } = await startPeer({});
    const { channel, clock, subscribed, last } = open(url);
    await subscribed(1);
    peer.sockets[0]?.terminate();
    await expect.poll(last).toMatchObject({ state: 'down' });
    channel.close();
    expect(clock.pending).toBe(0);
  });
});
