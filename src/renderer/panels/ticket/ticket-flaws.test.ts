import { describe, expect, it } from 'vitest';
import { orderTerms } from '../../../shared/math/order-terms.ts';
import { previewOrder } from '../../../shared/math/preview.ts';
import { MARKET, riskAccount } from '../../../shared/math/testing.ts';
import { openLong } from '../../../shared/policy/testing.ts';
import { isBeyondLiquidation, ticketFlaws } from './ticket-flaws.ts';
import { EMPTY_TICKET, type TicketState } from './ticket-state.ts';

const flaws = (state: Partial<TicketState>) =>
  ticketFlaws({ ...EMPTY_TICKET, amount: '100', ...state }, '0.05');

describe('what sizes an order', () => {
  it('is told when it cannot be used, and asked for when it is half there', () => {
    expect(flaws({ margin: '100', leverage: '2' })).toEqual([]);
    expect(flaws({ leverage: 'x' })).toEqual([]);
    expect(flaws({ margin: '100', leverage: '' })).toEqual([expect.stringContaining('leverage')]);
    expect(flaws({ margin: '-1', leverage: '3.' })).toHaveLength(2);
    expect(flaws({ sizeBy: 'risk' })).toEqual([]);
    expect(flaws({ sizeBy: 'risk', stop: '0.04' })).toEqual([expect.stringContaining('risk')]);
  });

  it('has its stop below a long’s entry and above a short’s', () => {
    const stop = (stop: string, intent: TicketState['intent']) =>
      flaws({ sizeBy: 'risk', risk: '1', stop, intent });
    expect(stop('0.049', 'open-long')).toEqual([]);
    expect(stop('0.051', 'open-long')).toEqual([expect.stringContaining('below')]);
    expect(stop('0.051', 'open-short')).toEqual([]);
    expect(stop('0.049', 'open-short')).toEqual([expect.stringContaining('above')]);
  });

  it('does not count where nothing is opened', () => {
    expect(flaws({ intent: 'close-long', margin: 'x', leverage: '' })).toEqual([]);
  });
});

describe('a stop', () => {
  it('protects nothing beyond the price of soft liquidation', () => {
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
});
