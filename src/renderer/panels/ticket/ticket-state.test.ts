import { describe, expect, it } from 'vitest';
import { ownerAddress } from '../../../shared/domain/ids.ts';
import { EMPTY_TICKET, slippageBps, type TicketState, toDraft } from './ticket-state.ts';

const account = ownerAddress(`0x${'a'.repeat(40)}`);
const execution = (state: Partial<TicketState>) =>
  toDraft({ ...EMPTY_TICKET, amount: '4', ...state }, account, 'wS-USDC').execution;

describe('the draft', () => {
  it('of a market order is protected unless the user chose no protection', () => {
    expect(execution({})).toEqual({ kind: 'market', protection: { kind: 'slippage', bps: 50 } });
    expect(execution({ unprotected: true })).toEqual({
      kind: 'market',
      protection: { kind: 'unprotected' },
    });
  });

  it('of a limit order holds the minimum to receive and the validity in seconds', () => {
    const limit = { kind: 'limit', minBuy: '87', validMinutes: '1.5' } as const;
    expect(execution(limit)).toEqual({ kind: 'limit', minBuyAmount: '87', validForSeconds: 90 });
    expect(execution({ ...limit, validMinutes: 'x' })).toMatchObject({
      validForSeconds: Number.NaN,
    });
  });

  it('holds whole basis points, or NaN, which the policy refuses', () => {
    expect(slippageBps('0.5')).toBe(50);
    expect(slippageBps('0.005')).toBeNaN();
    expect(slippageBps('')).toBeNaN();
    expect(slippageBps('1e1')).toBeNaN();
  });
});
