import type { IncomingMessage } from 'node:http';
import { type Reply, refuse } from './route.ts';

const MAX_BODY_BYTES = 64 * 1024;

type JsonBody =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reply: Reply };

/**
 * Reads a POST's JSON body. The content type must be JSON: a web page in the user's browser cannot send that to a
 * loopback port without a preflight, which this server never answers.
 */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  if (request.method !== 'POST') return { ok: true, body: undefined };
  if (!request.headers['content-type']?.startsWith('application/json')) {
    const message = 'send JSON with content-type application/json';
    return { ok: false, reply: refuse(415, 'UNSUPPORTED_MEDIA_TYPE', message) };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      const message = `the body may have at most ${MAX_BODY_BYTES} bytes`;
      return { ok: false, reply: refuse(413, 'BODY_TOO_LARGE', message) };
    }
    chunks.push(chunk);
  }
  try {
    return { ok: true, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { ok: false, reply: refuse(400, 'INVALID_JSON', 'the body is not JSON') };
  }
}
