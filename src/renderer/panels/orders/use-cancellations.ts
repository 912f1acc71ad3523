import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/domain/app-error.ts';
import { bridge } from '../../bridge.ts';

export type CancelInput = CommandInput<'orders.cancel'>;

export interface Cancellations {
  cancel(input: CancelInput): Promise<void>;
  isPending(clientOrderId: string): boolean;
  /** Why the last attempt was refused; null while one runs and after one that was accepted. */
  errorOf(clientOrderId: string): AppError | null;
}

/** Cancellations by order: several can run at once, and a refusal stays until that order is cancelled again. */
export function useCancellations(): Cancellations {
  const [states, setStates] = useState<ReadonlyMap<string, 'pending' | AppError>>(new Map());
  return {
    async cancel(input) {
      const id = input.clientOrderId;
      setStates((before) => new Map(before).set(id, 'pending'));
      const answer = await bridge.call('orders.cancel', input);
      setStates((before) => {
        const after = new Map(before);
        if (answer.ok) after.delete(id);
        else after.set(id, answer.error);
        return after;
      });
    },
    isPending: (id) => states.get(id) === 'pending',
    errorOf(id) {
      const state = states.get(id);
      return state === undefined || state === 'pending' ? null : state;
    },
  };
}
