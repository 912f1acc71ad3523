import type { UnixMs } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../core/ports.ts';
import type { VenueError } from '../venue-error.ts';
import { plainText } from '../wire/text.ts';
import { provesNotSent } from './not-sent.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';
import { refusal } from './refusal.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

interface HttpRequest {
  /** Named in errors: "positions". */
  readonly call: string;
  readonly url: string;
  /** A POST with this JSON text. */
  readonly body?: string;
  /** Of a request without a body; GET unless it says otherwise. */
  readonly method?: 'GET' | 'DELETE';
}

/** One answer of the venue, of any status: what freshness and the clock offset are judged by. */
export interface ResponseFacts {
  /** The `Date` header, one second exact; null without one. */
  readonly serverTime: UnixMs | null;
  readonly sentAt: UnixMs;
  readonly receivedAt: UnixMs;
}

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** For the whole exchange: connecting, sending, and the body. */
  readonly timeoutMs: number;
  onResponse?(facts: ResponseFacts): void;
}

/** Sends one request and returns the JSON of a 2xx answer. It never repeats a request and never follows a redirect. */
export interface Transport {
  send(request: HttpRequest): Promise<Result<unknown, VenueError>>;
}

export function createTransport(options: TransportOptions): Transport {
  const { clock, timeoutMs } = options;
  return {
    async send(request) {
      const abort = new AbortController();
      const cancel = clock.schedule(timeoutMs, () => abort.abort());
      try {
        return await exchange(options, request, abort.signal);
      } catch (error) {
        const kind = provesNotSent(error) ? 'unreachable' : 'unknown';
        const detail = abort.signal.aborted ? `no answer within ${timeoutMs} ms` : reason(error);
        return err({ kind, detail });
      } finally {
        cancel();
      }
    },
  };
}

async function exchange(
  { fetch, clock, onResponse }: TransportOptions,
  { call, url, body, method = 'GET' }: HttpRequest,
  signal: AbortSignal,
): Promise<Result<unknown, VenueError>> {
  const sentAt = clock.now();
  const response = await fetch(url, {
    ...(body === undefined
      ? { method }
      : { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    // A signed order must not travel on to a place that was not configured.
    redirect: 'manual',
    signal,
  });
  onResponse?.({ serverTime: dateHeader(response), sentAt, receivedAt: clock.now() });
  const text = await readBody(response, MAX_BODY_BYTES);
  const json = text === null ? err('it is larger than 4 MiB') : parseJson(text);
  if (!response.ok) return err(refusal(response.status, json.ok ? json.value : null));
  return json.ok ? ok(json.value) : err({ kind: 'malformed', call, detail: json.error });
}

function dateHeader(response: Response): UnixMs | null {
  const time = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}

/** The innermost message: fetch itself says only "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.cause instanceof Error) return reason(error.cause);
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first ? reason(first) : plainText(error.message, 200);
}
