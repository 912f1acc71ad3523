import { describe, expect, it } from 'vitest';
import { aged } from '../domain/aged.ts';
import { createElsewhereOrder } from '../domain/create-order.ts';
import { clientOrderId, venueOrderId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { OrderStage } from '../domain/order-stage.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Session, SessionChainState } from '../domain/session.ts';
import { riskAccount, WORKED_LONG, WORKED_SHORT } from '../math/testing.ts';
import { planFlatten } from './plan-flatten.ts';
import { facts, NOW, session } from './testing.ts';

interface Held {
  readonly risk?: RiskAccount | null;
  readonly orders?: readonly Order[];
  readonly sessions?: readonly Session[];
}
const plan = ({ risk = null, orders = [], sessions = [] }: Held, tickers = facts.tickers) =>
  planFlatten({
    markets: aged(facts.markets, NOW),
    tickers: aged(tickers, NOW),
    risk: aged(risk, NOW),
    orders: aged(orders, NOW),
    sessions: aged(sessions, NOW),
  });
const order = (stage: OrderStage): Order => ({
  ...createElsewhereOrder({
    clientOrderId: clientOrderId('ord_1'),
    venueOrderId: venueOrderId('lev_1'),
    account: session.account,
    chainId: 146,
    terms: null,
    at: NOW,
  }),
  stage,
});

describe('the plan to flatten an account', () => {
  it('is empty for an empty account', () => {
    expect(plan({})).toEqual({ orders: [], positions: [], sessions: [] });
    expect(plan({ risk: riskAccount({ collateral: '100' }) }).positions).toEqual([]);
  });

  it('cancels every order that is not final', () => {
    const stages: OrderStage[] = ['created', 'submitted', 'open', 'attention', 'filled', 'failed'];
    expect(plan({ orders: stages.map(order) }).orders.map(({ stage }) => stage)).toEqual(
      stages.slice(0, 4),
    );
  });

  it('closes every leveraged long and short', () => {
    expect(plan({ risk: WORKED_LONG }).positions).toEqual([
      { symbol: 'wS-USDC', side: 'long', size: '87.336244541484716157' },
    ]);
    expect(plan({ risk: WORKED_SHORT }).positions).toEqual([
      { symbol: 'wS-USDC', side: 'short', size: '88.375' },
    ]);
  });

  it('leaves collateral without debt, and debt without the matching position, to the owner', () => {
    expect(plan({ risk: riskAccount({}, { collateral: '100' }) }).positions).toEqual([]);
    const owing = riskAccount({ collateral: '100', debt: '12' });
    expect(plan({ risk: owing }).positions).toEqual([]);
  });

  it('leaves a remainder worth less than a cent, unless its value is unknown', () => {
    const rest = (collateral: string) => riskAccount({ debt: '12' }, { collateral });
    expect(plan({ risk: rest('0.21') }).positions).toEqual([]);
    expect(plan({ risk: rest('0.22') }).positions).toHaveLength(1);
    expect(plan({ risk: rest('0.21') }, []).positions).toHaveLength(1);
  });

  it('revokes every session that can or might still sign', () => {
    const isRevoked: Readonly<Record<SessionChainState, boolean>> = {
      active: true,
      'not-yet-valid': true,
      unknown: true,
      expired: false,
      'calls-exhausted': false,
      revoked: false,
      'not-found': false,
    };
    for (const [chain, revoked] of Object.entries(isRevoked)) {
      const one = { ...session, chain: chain as SessionChainState };
      expect([chain, plan({ sessions: [one] }).sessions]).toEqual([chain, revoked ? [one] : []]);
    }
  });
});
