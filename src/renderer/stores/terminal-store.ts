import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Delta, Snapshot } from '../../shared/contract/snapshot.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Slices } from '../../shared/domain/slices.ts';
import { bridge } from '../bridge.ts';
import { applyDelta } from './apply-delta.ts';

interface TerminalState {
  /** The latest state from main; null until the first snapshot arrives. */
  readonly snapshot: Snapshot | null;
  /** Why main did not send a snapshot. */
  readonly failure: AppError | null;
}

const store = createStore<TerminalState>(() => ({ snapshot: null, failure: null }));

/** One slice of the snapshot; the component renders again only when that slice changes. */
export function useSlice<K extends keyof Slices>(slice: K): Slices[K] {
  return useStore(store, ({ snapshot }) => {
    if (!snapshot) throw new Error('a panel was shown before the first snapshot');
    return snapshot[slice];
  });
}

/** All slices, for what is judged by everything: the ticket, and closing everything. */
export function useSlices(): Slices {
  return useStore(store, ({ snapshot }) => {
    if (!snapshot) throw new Error('a panel was shown before the first snapshot');
    return snapshot;
  });
}

/** Whether the first snapshot has arrived. */
export const useIsLoaded = (): boolean => useStore(store, ({ snapshot }) => snapshot !== null);

/** Why the page cannot follow main; null while it does. */
export const useFailure = (): AppError | null => useStore(store, ({ failure }) => failure);

/**
 * Fetches the snapshot and applies deltas to it. After a missed delta it fetches the snapshot again; deltas that arrive
 * meanwhile are applied after it, or dropped if they are older.
 */
export function followTerminal(): void {
  let early: Delta[] = [];
  let loading = false;

  const load = async (): Promise<void> => {
    loading = true;
    const answer = await bridge.call('app.snapshot', {});
    loading = false;
    if (!answer.ok) {
      store.setState({ failure: answer.error });
      return;
    }
    store.setState({ snapshot: answer.value, failure: null });
    const waiting = early;
    early = [];
    for (const delta of waiting) take(delta);
  };

  const take = (delta: Delta): void => {
    const { snapshot } = store.getState();
    if (loading || !snapshot) {
      early.push(delta);
      return;
    }
    const next = applyDelta(snapshot, delta);
    if (next) store.setState({ snapshot: next });
    else void load();
  };

  bridge.onDelta(take);
  void load();
}
