import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { getAddress } from 'viem';
import { type WebSocket, WebSocketServer } from 'ws';
import type { FaultSwitch } from '../faults/faults.ts';
import { clientMessage } from './client-message.ts';
import { faultySender } from './faulty-sender.ts';
import type { Frame } from './frames.ts';

const MAX_MESSAGE_BYTES = 16 * 1024;

interface Client {
  readonly socket: WebSocket;
  readonly accounts: Set<string>;
  readonly send: (text: string) => void;
}

export interface AccountChannel {
  /** Handler for the HTTP server's `upgrade` event. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Sends a frame to the subscribers of its address. */
  publish(frame: Frame): void;
  /** Whether a socket is subscribed to this address. */
  hasSubscribers(address: string): boolean;
  sockets(): number;
  /** Drops every connection without a closing handshake. */
  dropAll(): void;
  close(): void;
}

/** Serves `{ws}/account`: subscriptions, pings, and frames by address. */
export function createAccountChannel(chainId: number, faults: FaultSwitch): AccountChannel {
  const clients = new Set<Client>();
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
    autoPong: false,
  });

  function serve(socket: WebSocket): void {
    const rawSend = (text: string) => socket.send(text, () => {});
    const client = { socket, accounts: new Set<string>(), send: faultySender(faults, rawSend) };
    const reply = (message: object) => {
      if (!faults.now.stallSockets) rawSend(JSON.stringify(message));
    };
    clients.add(client);
    socket.on('close', () => clients.delete(client));
    socket.on('error', () => socket.terminate());
    socket.on('ping', (data) => {
      if (!faults.now.stallSockets) socket.pong(data);
    });
    socket.on('message', (bytes) => {
      const message = clientMessage(`${bytes}`, chainId);
      if (message.op === 'ping') return reply({ type: 'pong' });
      if (message.op === 'invalid') return reply({ type: 'error', ...message.problem });
      client.accounts.add(message.address);
      reply({ type: 'subscribed', channel: 'account', address: message.address, chainId });
    });
  }

  return {
    upgrade: (request, stream, head) => {
      if (request.url === '/account' && !faults.now.refuseSockets) {
        sockets.handleUpgrade(request, stream, head, serve);
      } else {
        stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      }
    },
    publish: (frame) => {
      const text = JSON.stringify(frame);
      for (const client of clients) {
        if (client.accounts.has(getAddress(frame.address))) client.send(text);
      }
    },
    hasSubscribers: (address) =>
      [...clients].some(({ accounts }) => accounts.has(getAddress(address))),
    sockets: () => clients.size,
    dropAll: () => {
      for (const { socket } of clients) socket.terminate();
    },
    close: () => {
      for (const { socket } of clients) socket.terminate();
      sockets.close();
    },
  };
}
