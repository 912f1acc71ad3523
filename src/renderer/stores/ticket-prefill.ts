import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { OrderIntent } from '../../shared/domain/order.ts';

/** What another panel fills into the ticket. Nothing is sent by it. */
export interface TicketPrefill {
  readonly intent: OrderIntent;
  readonly kind: 'market' | 'limit';
  /** How much of the position, in basis points: 10 000 is all of it. */
  readonly fractionBps: number;
}

const store = createStore<{ readonly prefill: TicketPrefill | null }>(() => ({ prefill: null }));

/** Asks the ticket to show this; a later request replaces one that was not taken yet. */
export const prefillTicket = (prefill: TicketPrefill): void => store.setState({ prefill });

/** What the ticket is asked to show; null once it has taken it. */
export const useTicketPrefill = (): TicketPrefill | null => useStore(store, (s) => s.prefill);

/** The ticket has taken the request: another account's ticket must not start with it. */
export const clearTicketPrefill = (): void => store.setState({ prefill: null });
