import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTestClient, http } from 'viem';

/** A client for the devnet's node with its test methods. */
export const nodeAt = (rpcUrl: string) =>
  createTestClient({ mode: 'anvil', transport: http(rpcUrl) });

/** A proxy for the node that can hold back transactions, like a slow network. */
export interface SlowLine {
  readonly url: string;
  /** Number of transactions held back. */
  readonly waiting: number;
  hold(): void;
  letGo(): void;
  close(): void;
}

export async function openSlowLine(rpcUrl: string): Promise<SlowLine> {
  let holding = false;
  const waiting = new Set<() => void>();
  const pass = async (request: IncomingMessage): Promise<string> => {
    const body = await text(request);
    if (holding && body.includes('"eth_sendRawTransaction"')) {
      await new Promise<void>((letGo) => waiting.add(letGo));
    }
    const headers = { 'content-type': 'application/json' };
    return (await fetch(rpcUrl, { method: 'POST', headers, body })).text();
  };
  const server = createServer((request, response) => {
    pass(request).then(
      (answer) => response.setHeader('content-type', 'application/json').end(answer),
      () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get waiting() {
      return waiting.size;
    },
    hold() {
      holding = true;
    },
    letGo() {
      holding = false;
      for (const letGo of waiting) letGo();
      waiting.clear();
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
