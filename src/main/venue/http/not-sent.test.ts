import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { provesNotSent } from './not-sent.ts';

const failed = (cause: unknown) => Object.assign(new TypeError('fetch failed'), { cause });
const system = (code: string, syscall: string) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

describe('proof that nothing was sent', () => {
  it('is a connection that was never made', () => {
    for (const code of ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']) {
      expect(provesNotSent(failed(system(code, 'connect')))).toBe(true);
    }
    expect(provesNotSent(failed(system('ENOTFOUND', 'getaddrinfo')))).toBe(true);
    const slow = Object.assign(new Error('slow'), { code: 'UND_ERR_CONNECT_TIMEOUT' });
    expect(provesNotSent(failed(slow))).toBe(true);
  });

  it('is not a broken connection, a time-out, or an error without details', () => {
    for (const error of [
      failed(system('ECONNRESET', 'read')),
      failed(system('ETIMEDOUT', 'read')),
      failed(system('EPIPE', 'write')),
      failed(Object.assign(new Error('closed'), { code: 'UND_ERR_SOCKET' })),
      new DOMException('aborted', 'AbortError'),
      new Error('?'),
      'ECONNREFUSED',
      null,
    ]) {
      expect(provesNotSent(error)).toBe(false);
    }
  });

  it('requires every attempt to have failed this way if a host has several addresses', () => {
    const refused = system('ECONNREFUSED', 'connect');
    expect(provesNotSent(failed(new AggregateError([refused, refused])))).toBe(true);
    const mixed = new AggregateError([refused, system('ECONNRESET', 'read')]);
    expect(provesNotSent(failed(mixed))).toBe(false);
    expect(provesNotSent(failed(new AggregateError([])))).toBe(false);
  });

  it('works with the errors that fetch really throws', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((closed) => server.close(closed));
    const error = await fetch(`http://127.0.0.1:${port}/`).catch((thrown: unknown) => thrown);
    expect(provesNotSent(error)).toBe(true);
    const nowhere = await fetch('http://venue.invalid/').catch((thrown: unknown) => thrown);
    expect(provesNotSent(nowhere)).toBe(true);
  });
});
