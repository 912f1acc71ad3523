import type { OrderDraft } from '../src/shared/domain/order-draft.ts';
import type { Session } from '../src/shared/domain/session.ts';
import type { Slices } from '../src/shared/domain/slices.ts';

/** The input of `sessions.create` for a session that outlives a bench. */
export function benchSession(slices: Slices) {
  const [market] = slices.markets.value;
  const account = slices.activeAccount;
  if (!market || !account) throw new Error('the paper account is not ready');
  return {
    account,
    validForSeconds: 86_400,
    maxCalls: 10_000,
    maxFeeBps: 100,
    limits: [
      { token: market.quote.address, limit: '100000' },
      { token: market.base.address, limit: 'unlimited' as const },
    ],
  };
}

/** A small order that differs from every other in the run. */
export function benchDraft(account: Session['account'], n: number): OrderDraft {
  return {
    account,
    symbol: 'wS-USDC',
    intent: 'open-long',
    sellAmount: `0.${`${100_000 + n}`}`,
    execution: { kind: 'market', protection: { kind: 'slippage', bps: 100 } },
  };
}

export const benchOrderId = (n: number): string => `ord_${n.toString(16).padStart(32, '0')}`;
