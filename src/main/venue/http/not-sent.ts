/** System calls that come before the first byte of a request: looking up the name, and connecting. */
const BEFORE_SENDING = new Set(['getaddrinfo', 'connect']);

/**
 * Whether a failed `fetch` proves that nothing was sent. For an order this is the difference between "it does not
 * exist" and "look it up", so only these count as proof:
 *
 * - the name could not be resolved (`getaddrinfo`: ENOTFOUND, EAI_AGAIN);
 * - the connection was not made (`connect`: ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT …);
 * - fetch's own limit for connecting passed (UND_ERR_CONNECT_TIMEOUT).
 *
 * Anything else (a reset, a closed socket, a time-out of ours, a failed TLS handshake) proves nothing.
 * Node's fetch tries several addresses of a name: then every attempt must be such a failure.
 */
export function provesNotSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) {
    return error.errors.length > 0 && error.errors.every(provesNotSent);
  }
  if ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  if ('syscall' in error && typeof error.syscall === 'string') {
    return BEFORE_SENDING.has(error.syscall);
  }
  return error.cause !== undefined && provesNotSent(error.cause);
}
