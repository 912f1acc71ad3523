import type { DecimalString } from '../../../shared/domain/ids.ts';
import { decimal, isDecimal, ZERO } from '../../../shared/math/decimal.ts';
import type { TicketContext, TicketState } from './ticket-state.ts';

/** The price the order is expected to be filled at, quote per base: its own, or mark. Null while there is none. */
export const expectedPrice = (
  { kind, price }: Pick<TicketState, 'kind' | 'price'>,
  { mark }: Pick<TicketContext, 'mark'>,
): DecimalString | null => (kind === 'limit' ? positive(price) : mark);

/** The text if it is a number above zero, else null. */
export const positive = (text: string): DecimalString | null =>
  isDecimal(text) && decimal(text).gt(ZERO) ? text : null;
