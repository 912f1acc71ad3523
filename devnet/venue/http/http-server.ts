import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultSwitch, HttpFault } from '../faults/faults.ts';
import { report } from '../report.ts';
import { readJson } from './read-json.ts';
import { matchPath, type Reply, type Route, refuse } from './route.ts';

/** Serves the routes, applying the current faults to each request. */
export function createHttpServer(routes: readonly Route[], faults: FaultSwitch): Server {
  return createServer((request, response) => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://venue');
    // Except the control routes: a fault must not lock out the command that clears it.
    const control = url.pathname.startsWith('/control');
    const fault = control ? undefined : faults.takeHttp(method, url.pathname);
    const answered =
      fault?.kind === 'status'
        ? Promise.resolve(refuse(fault.status, 'UNAVAILABLE', 'the venue is unavailable'))
        : answer(request, url);
    answered.catch(internalError).then((reply) => deliver(request, response, reply, fault));
  });

  async function answer(request: IncomingMessage, url: URL): Promise<Reply> {
    const fitting = routes.flatMap((route) => {
      const params = matchPath(route.path, url.pathname);
      return params === undefined ? [] : [{ route, params }];
    });
    const match = fitting.find(({ route }) => route.method === request.method);
    if (match === undefined) {
      return fitting.length > 0
        ? refuse(405, 'METHOD_NOT_ALLOWED', `${request.method} is not served here`)
        : refuse(404, 'NOT_FOUND', `nothing is served at ${url.pathname}`);
    }
    const json = await readJson(request);
    if (!json.ok) return json.reply;
    return match.route.handle({ query: url.searchParams, params: match.params, body: json.body });
  }
}

function internalError(error: unknown): Reply {
  report(error);
  return refuse(500, 'INTERNAL', 'the venue failed; its own output says why');
}

function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  fault: HttpFault['does'] | undefined,
): void {
  const send = () => {
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply.body));
  };
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'destroy') request.socket.destroy();
  else if (fault?.kind === 'delay') setTimeout(send, fault.ms);
  else send();
}

/**
 * Listens on 127.0.0.1 only.
 *
 * @param port 0 for a free port
 * @returns the port
 * @throws if the port is taken
 */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address.port;
}
