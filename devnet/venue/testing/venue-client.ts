import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Devnet } from '../../start.ts';
import { until } from './until.ts';

const json = z.record(z.string(), z.any());
export type Json = z.output<typeof json>;

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

async function request(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  return { status: response.status, body: json.parse(await response.json()) };
}

export const get = (base: string, path: string): Promise<Answer> => request(`${base}${path}`);

export const post = (base: string, path: string, body: unknown): Promise<Answer> =>
  request(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Polls an order until it has this status. */
export const orderWith = (base: string, orderId: string, status: string): Promise<Json> =>
  until(async () => {
    const { body } = await get(base, `/leverage/orders/${orderId}`);
    return body['status'] === status ? body : undefined;
  });

/** A client of the account channel that records every message, in order. */
export async function openSocket(wsUrl: string) {
  const socket = new WebSocket(`${wsUrl}/account`, { perMessageDeflate: false });
  const received: Json[] = [];
  let closed = false;
  let pongs = 0;
  socket.on('message', (bytes) => received.push(json.parse(JSON.parse(`${bytes}`))));
  socket.on('pong', () => {
    pongs += 1;
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('close', () => {
    closed = true;
  });
  return {
    received,
    send: (message: unknown) => socket.send(JSON.stringify(message)),
    ping: () => socket.ping(),
    pongs: () => pongs,
    ofType: (type: string) => received.filter((message) => message['type'] === type),
    /** The first message of this type, already received or still to come. */
    next: (type: string) => until(() => received.find((message) => message['type'] === type)),
    closed: () => until(() => closed || undefined),
    close: () => socket.terminate(),
  };
}

export type AccountSocket = Awaited<ReturnType<typeof openSocket>>;

/** Opens a socket that is subscribed to one account. */
export async function subscribe(wsUrl: string, address: string): Promise<AccountSocket> {
  const socket = await openSocket(wsUrl);
  socket.send({ op: 'subscribe', channel: 'account', address, chainId: 146 });
  await socket.next('subscribed');
  return socket;
}

/** Resolves when the venue (started with `control`) has indexed every block mined so far. */
export async function indexed({ chain, venue }: Devnet): Promise<void> {
  const { body } = await post(chain.rpcUrl, '', {
    jsonrpc: '2.0',
    id: 1,
    method: 'eth_blockNumber',
  });
  const latest = Number(body['result']);
  await until(async () => {
    const state = await get(venue.restUrl, '/control/state');
    return state.body['block'] >= latest ? true : undefined;
  });
}
