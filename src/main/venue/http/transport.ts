import { err, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../core/ports.ts';
import type { VenueError } from '../venue-error.ts';
import { parseJson } from '../wire/parse.ts';
import { plainText } from '../wire/text.ts';
import { provesNotSent } from './not-sent.ts';
import { refusal } from './refusal.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface HttpRequest {
  /** Name of the call in errors, e.g. `positions`. */
  readonly call: string;
  readonly url: string;
  /** JSON text; makes the request a POST. */
  readonly body?: string;
  /** For a request without a body; GET by default. */
  readonly method?: 'GET' | 'DELETE';
}

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Limits the whole exchange: connecting, sending, and reading the body. */
  readonly timeoutMs: number;
}

/** Sends a request once and returns the JSON of a 2xx answer. Never retries, never follows a redirect. */
export interface Transport {
  send(request: HttpRequest): Promise<Result<unknown, VenueError>>;
  /** Calls `listener` for every answer, whatever its status. Returns the function that unsubscribes. */
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
      // A redirect must not carry a signed order to a host that was not configured.
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
 * Reads a response's text.
 *
 * @returns null if the body exceeds `maxBytes`; reading then stops and the connection is dropped
 * @throws the network's error if the connection fails while the body arrives
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

/** The innermost error message: fetch's own is only "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.cause instanceof Error) return reason(error.cause);
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first ? reason(first) : plainText(error.message, 200);
}
