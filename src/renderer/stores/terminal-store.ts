import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Delta, Snapshot } from '../../shared/contract/snapshot.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Slices } from '../../shared/domain/slices.ts';
import { bridge } from '../bridge.ts';
import { applyDelta } from './apply-delta.ts';

interface TerminalState {
  /** What main last sent; null until the first snapshot is here. */
  readonly snapshot: Snapshot | null;
  /** Why main gave no snapshot. */
  readonly failure: AppError | null;
}

const store = createStore<TerminalState>(() => ({ snapshot: null, failure: null }));

/** One slice of the snapshot; the component renders again only when this slice changed. */
export function useSlice<K extends keyof Slices>(slice: K): Slices[K] {
  return useStore(store, ({ snapshot }) => {
    if (!snapshot) throw new Error('a panel was shown before the first snapshot');
    return snapshot[slice];
  });
}

/** All slices, for the ticket, which judges by everything. */
export function useSlices(): Slices {
  return useStore(store, ({ snapshot }) => {
    if (!snapshot) throw new Error('a panel was shown before the first snapshot');
    return snapshot;
  });
}

/** Whether there is anything to show yet. */
export const useIsLoaded = (): boolean => useStore(store, ({ snapshot }) => snapshot !== null);

/** Why what is shown is missing, or no longer follows main; null as long as it does. */
export const useFailure = (): AppError | null => useStore(store, ({ failure }) => failure);

/**
 * Asks for the snapshot and follows it by deltas. A missed delta asks for the snapshot again; deltas that arrive meanwhile
 * are older than it or are applied after it.
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
