import { WebSocket } from 'ws';

const RECONNECT_MS = 1000;

export interface HeadFollower {
  /** `socket` while the chain announces its blocks, `polling` while its socket is down. */
  source(): 'socket' | 'polling';
  stop(): void;
}

/**
 * Calls `onHead` for every new block the chain's WebSocket announces. While that socket is down it calls `onHead` every
 * `pollMs` instead and keeps reconnecting. No block is missed, because `onHead` reads everything up to the latest.
 */
export function followHeads(wsUrl: string, pollMs: number, onHead: () => void): HeadFollower {
  let socket: WebSocket;
  let subscribed = false;
  let reconnect: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = (): void => {
    socket = new WebSocket(wsUrl, { perMessageDeflate: false });
    socket.on('open', () => {
      socket.send('{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}');
    });
    // The first message confirms the subscription; blocks mined before it were not announced.
    socket.on('message', () => {
      subscribed = true;
      onHead();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      subscribed = false;
      if (!stopped) reconnect = setTimeout(connect, RECONNECT_MS);
    });
  };

  connect();
  const poll = setInterval(() => {
    if (!subscribed) onHead();
  }, pollMs);

  return {
    source: () => (subscribed ? 'socket' : 'polling'),
    stop: () => {
      stopped = true;
      clearInterval(poll);
      clearTimeout(reconnect);
      socket.terminate();
    },
  };
}
