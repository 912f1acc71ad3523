/** System calls made before the first byte of a request is sent. */
const BEFORE_SENDING = new Set(['getaddrinfo', 'connect']);

/**
 * Whether the error of a failed `fetch` proves that nothing was sent. For an order that is the difference between "it
 * does not exist" and "look it up", so only these count as proof:
 *
 * - the name could not be resolved (`getaddrinfo`: ENOTFOUND, EAI_AGAIN);
 * - the connection could not be made (`connect`: ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT …);
 * - fetch's own connect time-out (UND_ERR_CONNECT_TIMEOUT).
 *
 * Anything else (a reset, a closed socket, our own time-out, a failed TLS handshake) proves nothing.
 * When Node's fetch tried several addresses of a host, every attempt must have failed this way.
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
