import type { DecimalString } from '../../../shared/domain/ids.ts';
import { closeAmount } from '../../../shared/math/close-amount.ts';
import { feeRate } from '../../../shared/math/fees.ts';
import { worstPrice } from '../../../shared/math/order-terms.ts';
import { expectedPrice } from './expected-price.ts';
import type { TicketContext, TicketState } from './ticket-state.ts';
import { slippageBps } from './to-draft.ts';

/** The amount that the chosen part of the position means; null while price or account are not known. */
export function amountToClose(state: TicketState, context: TicketContext): DecimalString | null {
  const { intent, fractionBps, kind, unprotected } = state;
  const { account, market, fees } = context;
  const rate = feeRate(intent, market, fees, account);
  const price = expectedPrice(state, context);
  if (!account || !rate || price === null || fractionBps === null) return null;
  if (intent !== 'close-long' && intent !== 'close-short') return null;
  const slippage = kind === 'limit' || unprotected ? 0 : slippageBps(state.slippage);
  if (Number.isNaN(slippage)) return null;
  const worst = worstPrice(intent, price, slippage);
  return closeAmount({ account, market, intent, fractionBps, worstPrice: worst, rate });
}
