import { describe, expect, it } from 'vitest';
import { aged } from '../../../shared/domain/aged.ts';
import type { OrderDraft } from '../../../shared/domain/order-draft.ts';
import { orderTerms } from '../../../shared/math/order-terms.ts';
import { previewOrder } from '../../../shared/math/preview.ts';
import { MARKET, riskAccount } from '../../../shared/math/testing.ts';
import { checkPolicy } from '../../../shared/policy/check-policy.ts';
import { facts, NOW, openLong } from '../../../shared/policy/testing.ts';
import { EMPTY_TICKET, type TicketState } from './ticket-state.ts';
import { isBeyondLiquidation, shortfallsAtWorst, ticketFlaws } from './validate-ticket.ts';

const flaws = (state: Partial<TicketState>) =>
  ticketFlaws({ ...EMPTY_TICKET, amount: '100', ...state }, '0.05');

describe('the fields that size an order', () => {
  it('are refused when invalid, or when one of two is missing', () => {
    expect(flaws({ margin: '100', leverage: '2' })).toEqual([]);
    expect(flaws({ leverage: 'x' })).toEqual([]);
    expect(flaws({ margin: '100', leverage: '' })).toEqual([expect.stringContaining('leverage')]);
    expect(flaws({ margin: '-1', leverage: '3.' })).toHaveLength(2);
    expect(flaws({ sizeBy: 'risk' })).toEqual([]);
    expect(flaws({ sizeBy: 'risk', stop: '0.04' })).toEqual([expect.stringContaining('risk')]);
  });

  it('require a stop below entry for a long, and above entry for a short', () => {
    const stop = (stop: string, intent: TicketState['intent']) =>
      flaws({ sizeBy: 'risk', risk: '1', stop, intent });
    expect(stop('0.049', 'open-long')).toEqual([]);
    expect(stop('0.051', 'open-long')).toEqual([expect.stringContaining('below')]);
    expect(stop('0.051', 'open-short')).toEqual([]);
    expect(stop('0.049', 'open-short')).toEqual([expect.stringContaining('above')]);
  });

  it('are ignored for an order that opens nothing', () => {
    expect(flaws({ intent: 'close-long', margin: 'x', leverage: '' })).toEqual([]);
  });
});

describe('a stop', () => {
  it('gives no protection beyond the soft liquidation price', () => {
    const terms = orderTerms(openLong('4'), MARKET, '0.0458', '0.04', 0);
    if (!terms) throw new Error('no terms');
    const preview = previewOrder(riskAccount({ collateral: '1' }), terms, MARKET, '0.0458');
    const beyond = (stop: string) =>
      isBeyondLiquidation({ ...EMPTY_TICKET, sizeBy: 'risk', stop }, preview);
    // Soft liquidation begins at 0.0395.
    expect(beyond('0.0396')).toBe(false);
    expect(beyond('0.0395')).toBe(true);
    expect(isBeyondLiquidation({ ...EMPTY_TICKET, stop: '0.01' }, preview)).toBe(false);
  });

  it('is judged on the side on which soft liquidation lies, and protects nothing once that is passed', () => {
    const hedged = riskAccount({ collateral: '10' }, { collateral: '100', debt: '90' });
    const beyond = (account: typeof hedged, sellAmount: string, stop: string) => {
      const draft: OrderDraft = { ...openLong(sellAmount), intent: 'open-short' };
      const terms = orderTerms(draft, MARKET, '0.0458', '0', 0);
      if (!terms) throw new Error('no terms');
      const preview = previewOrder(account, terms, MARKET, '0.0458');
      const state = { ...EMPTY_TICKET, intent: 'open-short', sizeBy: 'risk', stop } as const;
      return isBeyondLiquidation(state, preview);
    };
    // 91 wS owed against 100 held: soft liquidation begins at 1.83.
    expect(beyond(hedged, '1', '1.82')).toBe(false);
    expect(beyond(hedged, '1', '1.84')).toBe(true);
    expect(beyond(riskAccount({ collateral: '1' }), '2000', '0.0459')).toBe(true);
  });
});

const protect = (draft: OrderDraft, bps: number): OrderDraft => ({
  ...draft,
  execution: { kind: 'market', protection: { kind: 'slippage', bps } },
});

function breaks(draft: OrderDraft, minEquity = '0.5') {
  const account = riskAccount({ collateral: '1' });
  const risk = aged({ ...account, thresholds: { ...account.thresholds, minEquity } }, NOW);
  const { preview } = checkPolicy(draft, { ...facts, markets: [MARKET], risk });
  if (!preview) throw new Error('no preview');
  return shortfallsAtWorst(preview);
}

describe('a fill at the worst price', () => {
  it('gives no warning while the venue would accept it', () => {
    expect(breaks(openLong('4'))).toEqual([]);
  });

  it('warns when only the slippage takes the health factor below safe', () => {
    expect(breaks(protect(openLong('4'), 1_000))).toEqual([]);
    expect(breaks(protect(openLong('6'), 500))).toEqual(['health']);
  });

  it('warns when only the slippage takes the equity below the minimum', () => {
    expect(breaks(protect(openLong('4'), 1_000), '0.9')).toEqual(['equity']);
  });

  it('gives no warning when a fill at mark is refused for the same reason', () => {
    expect(breaks(openLong('20'))).toEqual([]);
  });

  it('does not exist for an unprotected order', () => {
    const draft = openLong('6');
    const execution = { kind: 'market', protection: { kind: 'unprotected' } } as const;
    expect(breaks({ ...draft, execution })).toEqual([]);
  });
});
