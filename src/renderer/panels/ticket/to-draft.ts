import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import { decimal, isDecimal, round, toText } from '../../../shared/math/decimal.ts';
import type { TicketState } from './ticket-state.ts';

/** What the ticket asks for. Text that is no number goes along as it is: the policy says what is wrong with it. */
export function toDraft(state: TicketState, account: OwnerAddress, symbol: string): OrderDraft {
  const { intent, amount } = state;
  return { account, symbol, intent, sellAmount: amount, execution: execution(state) };
}

function execution(state: TicketState): OrderDraft['execution'] {
  if (state.kind === 'limit') {
    const { minBuy, validMinutes } = state;
    return { kind: 'limit', minBuyAmount: minBuy, validForSeconds: seconds(validMinutes) };
  }
  const protection = state.unprotected
    ? ({ kind: 'unprotected' } as const)
    : ({ kind: 'slippage', bps: slippageBps(state.slippage) } as const);
  return { kind: 'market', protection };
}

/** Percent as basis points; NaN, which the policy refuses, for anything that is not a whole number of them. */
export const slippageBps = (percent: string): number => scaled(percent, '100');

/** Minutes as seconds; NaN for anything that is not a whole number of them. */
const seconds = (minutes: string): number => scaled(minutes, '60');

function scaled(text: string, factor: string): number {
  if (!isDecimal(text)) return Number.NaN;
  const value = decimal(text).times(decimal(factor));
  return value.eq(round(value, 0, 'floor')) ? Number(toText(value)) : Number.NaN;
}
