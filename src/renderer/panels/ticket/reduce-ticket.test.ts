import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../shared/math/decimal.ts';
import { MARKET, PLATFORM, WORKED_LONG, WORKED_SHORT } from '../../../shared/math/testing.ts';
import { reduceTicket } from './reduce-ticket.ts';
import { EMPTY_TICKET, type TicketChange, type TicketState } from './ticket-state.ts';

const fees = { kind: 'relayer', bps: 100, asOf: 'always' } as const;
const context = { market: MARKET, mark: '0.0458', account: WORKED_LONG, fees };

/** The ticket after these inputs, in order. */
const typed = (...changes: readonly TicketChange[]): TicketState =>
  changes.reduce<TicketState>(
    (state, change) => reduceTicket(state, change, context),
    EMPTY_TICKET,
  );

const SHORT: TicketChange = { intent: 'open-short' };
const LIMIT: TicketChange = { kind: 'limit' };

describe('the amount of an opening order', () => {
  it('is margin × leverage minus the margin, in the borrowed token', () => {
    expect(typed({ margin: '1' }, { leverage: '5' }).amount).toBe('4');
    expect(typed(SHORT, { margin: '1' }, { leverage: '5' }).amount).toBe('87.3362');
  });

  it('sets the leverage when typed directly', () => {
    expect(typed({ margin: '100' }, { amount: '300' })).toMatchObject({ leverage: '4' });
    expect(typed(SHORT, { margin: '1' }, { amount: '87.3362' })).toMatchObject({ leverage: '5' });
  });

  it('uses the limit price rather than mark for a short', () => {
    const state = typed(SHORT, LIMIT, { price: '0.1' }, { margin: '1' }, { leverage: '3' });
    expect(state.amount).toBe('20');
    expect(reduceTicket(state, { price: '0.2' }, context).amount).toBe('10');
  });

  it('sized by risk loses exactly the risk between entry and stop, fee included', () => {
    const byRisk = [{ sizeBy: 'risk' }, LIMIT, { price: '0.05' }] as const;
    expect(typed(...byRisk, { stop: '0.045' }, { risk: '11' }).amount).toBe('100');
    expect(typed(SHORT, ...byRisk, { stop: '0.055' }, { risk: '11' }).amount).toBe('2000');
    expect(typed(...byRisk, { stop: '0.055' }, { risk: '11' }).amount).toBe('');
  });

  it('sized by risk allows for gas, and for the venue’s fee unless it is waived', () => {
    const gasPrice = { value: '0.00000005', asOf: 0 };
    const platform = { ...context, fees: { ...PLATFORM, gasPrice } };
    const byRisk = [{ sizeBy: 'risk' }, LIMIT, { price: '0.05' }, { stop: '0.045' }] as const;
    const risking = (risk: string) =>
      [...byRisk, { risk }].reduce<TicketState>(
        (state, change) => reduceTicket(state, change, platform),
        EMPTY_TICKET,
      ).amount;
    // Gas costs 0.002474; a tenth of the amount is lost to the stop, and a thousandth is the fee.
    expect(risking('11')).toBe('108.88');
    expect(risking('5')).toBe('49.97');
    expect(risking('0.002')).toBe('');
  });

  it('never exceeds what margin and leverage allow', () => {
    const cents = fc
      .integer({ min: 1, max: 10_000_000 })
      .map((n) => `${Math.floor(n / 100)}.${`${n % 100}`.padStart(2, '0')}`);
    fc.assert(
      fc.property(cents, fc.integer({ min: 100, max: 1_000 }), (margin, hundredths) => {
        const leverage = `${Math.floor(hundredths / 100)}.${`${hundredths % 100}`.padStart(2, '0')}`;
        const { amount } = typed({ margin }, { leverage });
        const exact = decimal(margin).times(decimal(leverage).minus(decimal('1')));
        expect(decimal(amount).lte(exact)).toBe(true);
        expect(exact.minus(decimal(amount)).lt(decimal('0.01'))).toBe(true);
      }),
    );
  });
});

describe('the ticket', () => {
  it('keeps text that is not a number yet', () => {
    const state = typed({ margin: '100' }, { amount: '100' });
    const then = (change: TicketChange) => reduceTicket(state, change, context);
    expect(then({ leverage: '3.' })).toMatchObject({ leverage: '3.', amount: '100' });
    expect(then({ amount: '' })).toMatchObject({ amount: '', leverage: '2' });
    expect(then({ leverage: '0.5' })).toMatchObject({ amount: '100' });
  });

  it('clears the amount when the intent changes, and keeps order type and price', () => {
    const state = typed({ margin: '1' }, LIMIT, { price: '0.04' }, { intent: 'close-long' });
    expect(state).toMatchObject({
      amount: '',
      margin: '',
      minBuy: '',
      kind: 'limit',
      price: '0.04',
    });
  });
});

describe('the limit price', () => {
  it('sets the minimum to receive, rounded in the user’s favour', () => {
    expect(typed({ amount: '4' }, LIMIT, { price: '0.045' }).minBuy).toBe('88.888888888888888889');
    expect(typed(SHORT, { amount: '87.5' }, LIMIT, { price: '0.045' }).minBuy).toBe('3.9375');
  });

  it('follows from a typed minimum', () => {
    expect(typed({ amount: '4' }, LIMIT, { minBuy: '80' })).toMatchObject({ price: '0.05' });
    expect(typed(SHORT, { amount: '100' }, LIMIT, { minBuy: '5' })).toMatchObject({
      price: '0.05',
    });
  });

  it('is unchanged when the amount changes, and the minimum follows', () => {
    const state = typed({ amount: '4' }, LIMIT, { price: '0.05' }, { amount: '8' });
    expect(state).toMatchObject({ price: '0.05', minBuy: '160' });
  });
});

describe('a percentage of a position', () => {
  const close = { intent: 'close-long' } as const;

  it('is computed from the position, and recomputed when slippage changes', () => {
    const half = typed(close, { fractionBps: 5_000 });
    expect(half.amount).toMatch(/^43\.2357/);
    const short = { ...context, account: WORKED_SHORT };
    const all = [{ intent: 'close-short' }, { fractionBps: 10_000 }, { slippage: '1' }] as const;
    const amounts = all.map((_, n) =>
      all.slice(0, n + 1).reduce((s: TicketState, c) => reduceTicket(s, c, short), EMPTY_TICKET),
    );
    expect(amounts[1]?.amount).toBe('4.067915');
    expect(amounts[2]?.amount).toBe('4.08846');
  });

  it('is cleared once an amount is typed', () => {
    expect(typed(close, { fractionBps: 5_000 }, { amount: '1' })).toMatchObject({
      amount: '1',
      fractionBps: null,
    });
  });
});
