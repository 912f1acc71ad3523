import type { UnixMs } from './ids.ts';

/** Offline is the first state of the same machine, not a mode. */
export type ConnectionState = 'offline' | 'connecting' | 'syncing' | 'live';

export interface Connection {
  readonly state: ConnectionState;
  readonly since: UnixMs;
  /** Polling stands in for frames while the socket is down. */
  readonly channel: 'socket' | 'polling' | 'none';
  /** The last message of any kind from the venue, judged by arrival and not by the socket's state. */
  readonly lastMessageAt: UnixMs | null;
  /** Why it is not live, in the venue's or the system's words; null when live. */
  readonly reason: string | null;
}

export type KeychainState =
  | { readonly state: 'ready'; readonly backend: string }
  | { readonly state: 'locked'; readonly backend: string; readonly detail: string }
  | { readonly state: 'absent'; readonly detail: string }
  | { readonly state: 'checking' };
