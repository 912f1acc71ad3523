import { describe, expect, it } from 'vitest';
import { ownerAddress } from '../../../shared/domain/ids.ts';
import { EMPTY_TICKET, type TicketState } from './ticket-state.ts';
import { slippageBps, toDraft } from './to-draft.ts';

const account = ownerAddress(`0x${'a'.repeat(40)}`);
const execution = (state: Partial<TicketState>) =>
  toDraft({ ...EMPTY_TICKET, amount: '4', ...state }, account, 'wS-USDC').execution;

describe('what the ticket asks for', () => {
  it('is protected unless the opposite was chosen', () => {
    expect(execution({})).toEqual({ kind: 'market', protection: { kind: 'slippage', bps: 50 } });
    expect(execution({ unprotected: true })).toEqual({
      kind: 'market',
      protection: { kind: 'unprotected' },
    });
  });

  it('is, as a limit, the least amount and its time in seconds', () => {
    const limit = { kind: 'limit', minBuy: '87', validMinutes: '1.5' } as const;
    expect(execution(limit)).toEqual({ kind: 'limit', minBuyAmount: '87', validForSeconds: 90 });
    expect(execution({ ...limit, validMinutes: 'x' })).toMatchObject({
      validForSeconds: Number.NaN,
    });
  });

  it('turns percent into whole basis points, or into nothing the policy would accept', () => {
    expect(slippageBps('0.5')).toBe(50);
    expect(slippageBps('0.005')).toBeNaN();
    expect(slippageBps('')).toBeNaN();
    expect(slippageBps('1e1')).toBeNaN();
  });
});
