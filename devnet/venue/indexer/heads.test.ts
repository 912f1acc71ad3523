import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { until } from '../testing/until.ts';
import { followHeads, type HeadFollower } from './heads.ts';

let node: WebSocketServer;
let heads: HeadFollower;
let seen = 0;

afterEach(() => {
  heads.stop();
  node.close();
});

async function listen(port: number): Promise<number> {
  node = new WebSocketServer({ host: '127.0.0.1', port });
  node.on('connection', (socket) => socket.on('message', () => socket.send('{"id":1}')));
  await once(node, 'listening');
  const address = node.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address.port;
}

const source = (wanted: string) => until(() => heads.source() === wanted || undefined);

it('polls while the chain’s socket is down, then returns to it', async () => {
  const port = await listen(0);
  heads = followHeads(`ws://127.0.0.1:${port}`, 10, () => {
    seen += 1;
  });
  await source('socket');

  for (const socket of node.clients) socket.terminate();
  node.close();
  await source('polling');
  const before = seen;
  await until(() => seen > before + 2 || undefined);

  await listen(port);
  await source('socket');
  const quiet = seen;
  for (const socket of node.clients) socket.send('{"method":"eth_subscription"}');
  await until(() => seen > quiet || undefined);
  expect({ seen, source: heads.source() }).toEqual({ seen: quiet + 1, source: 'socket' });
});
