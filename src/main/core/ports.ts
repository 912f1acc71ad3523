/** What the terminal needs from outside. Fakes exist for the clock and for faults only; the rest is real in tests too. */

import type { Hex, UnixMs } from '../../shared/domain/ids.ts';
import type { KeychainState } from '../../shared/domain/keychain.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from './settings.ts';

/** What the process hands to the terminal. */
export interface Ports {
  readonly settings: Settings;
  readonly databasePath: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyStore: KeyStore;
  readonly log: Log;
  /** Shows a page of this process in the user's default browser; rejects when it cannot. */
  openExternal(url: string): Promise<void>;
}

export interface Clock {
  /** Wall time, for rows and deadlines. */
  now(): UnixMs;
  /** Milliseconds that never jump, for freshness and backoff. */
  monotonic(): number;
  /** Runs `task` once after `ms`; returns the function that cancels it. */
  schedule(ms: number, task: () => void): () => void;
}

export interface Random {
  bytes(length: number): Uint8Array;
}

export type KeyStoreError =
  | { readonly code: 'KEYCHAIN_LOCKED'; readonly detail: string }
  | { readonly code: 'KEYCHAIN_ABSENT'; readonly detail: string };

/** The OS keychain. The adapter serialises calls; secrets are stored nowhere else. */
export interface KeyStore {
  /** Writes, reads and deletes a probe entry. */
  probe(): Promise<KeychainState>;
  read(entry: string): Promise<Result<Hex | null, KeyStoreError>>;
  write(entry: string, secret: Hex): Promise<Result<null, KeyStoreError>>;
  remove(entry: string): Promise<Result<boolean, KeyStoreError>>;
  list(): Promise<Result<readonly string[], KeyStoreError>>;
}

/** Structured log; the adapter redacts. Never pass it a key, a signature or signing input. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}
