import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerAddress } from '../../../shared/domain/ids.ts';
import { decimal } from '../../../shared/math/decimal.ts';
import { changeTicket, EMPTY_TICKET, slippageBps, ticketFlaws, toDraft } from './ticket-state.ts';

describe('the ticket', () => {
  it('borrows margin times leverage less the margin itself', () => {
    const state = changeTicket(changeTicket(EMPTY_TICKET, { margin: '1' }), { leverage: '5' });
    expect(state.borrow).toBe('4');
  });

  it('shows the leverage that a typed amount means', () => {
    const state = changeTicket({ ...EMPTY_TICKET, margin: '100' }, { borrow: '300' });
    expect(state).toMatchObject({ borrow: '300', leverage: '4' });
  });

  it('keeps what was typed while it is no number yet', () => {
    const state = { ...EMPTY_TICKET, margin: '100', borrow: '100' };
    expect(changeTicket(state, { leverage: '3.' })).toMatchObject({
      leverage: '3.',
      borrow: '100',
    });
    expect(changeTicket(state, { borrow: '' })).toMatchObject({ borrow: '', leverage: '2' });
    expect(changeTicket(state, { leverage: '0.5' })).toMatchObject({ borrow: '100' });
  });

  it('never borrows more than margin and leverage say', () => {
    const cents = fc
      .integer({ min: 1, max: 10_000_000 })
      .map((n) => `${Math.floor(n / 100)}.${`${n % 100}`.padStart(2, '0')}`);
    fc.assert(
      fc.property(cents, fc.integer({ min: 100, max: 1_000 }), (margin, hundredths) => {
        const leverage = `${Math.floor(hundredths / 100)}.${`${hundredths % 100}`.padStart(2, '0')}`;
        const { borrow } = changeTicket({ ...EMPTY_TICKET, margin }, { leverage });
        const exact = decimal(margin).times(decimal(leverage).minus(decimal('1')));
        expect(decimal(borrow).lte(exact)).toBe(true);
        expect(exact.minus(decimal(borrow)).lt(decimal('0.01'))).toBe(true);
      }),
    );
  });

  it('says what of margin and leverage cannot be used, and asks for neither', () => {
    const flaws = (margin: string, leverage: string) =>
      ticketFlaws({ ...EMPTY_TICKET, margin, leverage, borrow: '100' });
    expect(flaws('100', '2')).toEqual([]);
    expect(flaws('', 'x')).toEqual([]);
    expect(flaws('100', '')).toEqual([expect.stringContaining('leverage')]);
    expect(flaws('100', '0.99')).toEqual([expect.stringContaining('leverage')]);
    expect(flaws('-1', '3.')).toHaveLength(2);
  });

  it('turns percent into whole basis points, or into nothing the policy would accept', () => {
    expect(slippageBps('0.5')).toBe(50);
    expect(slippageBps('0.005')).toBeNaN();
    expect(slippageBps('')).toBeNaN();
    expect(slippageBps('1e1')).toBeNaN();
  });

  it('asks for no protection only when that was chosen', () => {
    const account = ownerAddress(`0x${'a'.repeat(40)}`);
    const state = { ...EMPTY_TICKET, borrow: '4' };
    expect(toDraft(state, account, 'wS-USDC').execution).toEqual({
      kind: 'market',
      protection: { kind: 'slippage', bps: 50 },
    });
    expect(toDraft({ ...state, unprotected: true }, account, 'wS-USDC').execution).toEqual({
      kind: 'market',
      protection: { kind: 'unprotected' },
    });
  });
});
