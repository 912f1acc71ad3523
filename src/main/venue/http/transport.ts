import { err, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../core/ports.ts';
import type { VenueError } from '../venue-error.ts';
import { parseJson } from '../wire/parse.ts';
import { plainText } from '../wire/text.ts';
import { provesNotSent } from './not-sent.ts';
import { refusal } from './refusal.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface HttpRequest {
  /** Named in errors: "positions". */
  readonly call: string;
  readonly url: string;
  /** A POST with this JSON text. */
  readonly body?: string;
  /** Of a request without a body; GET unless it says otherwise. */
  readonly method?: 'GET' | 'DELETE';
}

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** For the whole exchange: connecting, sending, and the body. */
  readonly timeoutMs: number;
}

/** Sends one request and returns the JSON of a 2xx answer. It never repeats a request and never follows a redirect. */
export interface Transport {
  send(request: HttpRequest): Promise<Result<unknown, VenueError>>;
  /** Calls `listener` whenever an answer of any status arrives. Returns the function that ends this. */
  onResponse(listener: () => void): () => void;
}

export function createTransport({ fetch, clock, timeoutMs }: TransportOptions): Transport {
  const listeners = new Set<() => void>();

  const exchange = async (
    { call, url, body, method = 'GET' }: HttpRequest,
    signal: AbortSignal,
  ): Promise<Result<unknown, VenueError>> => {
    const response = await fetch(url, {
      ...(body === undefined
        ? { method }
        : { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      // A signed order must not travel on to a place that was not configured.
      redirect: 'manual',
      signal,
    });
    for (const listener of listeners) listener();
    const text = await readBody(response, MAX_BODY_BYTES);
    const json = text === null ? err('it is larger than 4 MiB') : parseJson(text);
    if (!response.ok) return err(refusal(response.status, json.ok ? json.value : null));
    return json.ok ? ok(json.value) : err({ kind: 'malformed', call, detail: json.error });
  };

  return {
    async send(request) {
      const abort = new AbortController();
      const cancel = clock.schedule(timeoutMs, () => abort.abort());
      try {
        return await exchange(request, abort.signal);
      } catch (error) {
        const kind = provesNotSent(error) ? 'unreachable' : 'unknown';
        const detail = abort.signal.aborted ? `no answer within ${timeoutMs} ms` : reason(error);
        return err({ kind, detail });
      } finally {
        cancel();
      }
    },
    onResponse(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * Reads a response's text, but no more than `maxBytes` of it.
 *
 * @returns null when the body is larger; the connection is then given up
 * @throws what the network throws while the body arrives
 */
async function readBody(response: Response, maxBytes: number): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The innermost message: fetch itself says only "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.cause instanceof Error) return reason(error.cause);
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first ? reason(first) : plainText(error.message, 200);
}
