/** Offline is the first state of the same machine, not a mode. */
export type ConnectionState = 'offline' | 'connecting' | 'syncing' | 'live';
