import type { AppError } from './app-error.ts';
import type { ConnectionState } from './connection-state.ts';
import type { UnixMs } from './ids.ts';

export interface Connection {
  readonly state: ConnectionState;
  readonly since: UnixMs;
  /** Polling replaces frames while the socket is down. */
  readonly channel: 'socket' | 'polling' | 'none';
  /** The last message of any kind from the venue, judged by arrival and not by the socket's state. */
  readonly lastMessageAt: UnixMs | null;
  /** Why it is not live; null when live. */
  readonly reason: ConnectionReason | null;
}

export type ConnectionReason =
  | { readonly code: 'STARTING' }
  | { readonly code: 'RETRYING' }
  | { readonly code: 'TAKING_SNAPSHOT' }
  | { readonly code: 'ACCOUNT_CHANGED' }
  /** The computer slept, or its clock was set. */
  | { readonly code: 'CLOCK_JUMPED' }
  /** The stream sent a frame that cannot be right; `detail`: what the parser found wrong with it. */
  | { readonly code: 'STREAM_SUSPECT'; readonly detail: string }
  /** More frames arrived during a snapshot than can be held. */
  | { readonly code: 'TOO_MANY_FRAMES' }
  | { readonly code: 'FAILED'; readonly error: AppError };
