import { useSyncExternalStore } from 'react';
import type { UnixMs } from '../../shared/domain/ids.ts';

const TICK_MS = 1_000;

let now: UnixMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The time, updated once a second by one timer for every age and countdown on the screen. */
export const useNow = (): UnixMs => useSyncExternalStore(subscribe, () => now);
