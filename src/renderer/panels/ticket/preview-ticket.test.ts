import { describe, expect, it } from 'vitest';
import { aged } from '../../../shared/domain/aged.ts';
import type { Slices } from '../../../shared/domain/slices.ts';
import { DEFAULT_LIMITS } from '../../../shared/domain/user-limits.ts';
import { MARKET } from '../../../shared/math/testing.ts';
import { facts, NOW, session } from '../../../shared/policy/testing.ts';
import { previewTicket } from './preview-ticket.ts';
import { EMPTY_TICKET, type TicketState } from './ticket-state.ts';

const slices: Slices = {
  environment: {
    name: 'paper',
    paper: true,
    chainId: 146,
    executorUrl: '',
    indexerUrl: '',
    venueCancels: false,
  },
  connection: { state: 'live', since: 0, channel: 'socket', lastMessageAt: NOW, reason: null },
  keychain: { state: 'ready', backend: 'test' },
  venue: { config: null, changes: [] },
  markets: aged(facts.markets, NOW),
  tickers: aged(facts.tickers, NOW),
  fees: facts.fees,
  limits: DEFAULT_LIMITS,
  accounts: [],
  activeAccount: session.account,
  sessions: aged([session], NOW),
  setup: facts.setup,
  risk: facts.risk,
  balances: aged([], NOW),
  positions: aged([], NOW),
  orders: aged([], NOW),
  coverage: [],
  desiredSessions: 0,
  flatten: null,
  walletRequest: null,
  notices: [],
};

const preview = (typed: Partial<TicketState>, changed: Partial<Slices> = {}) =>
  previewTicket(
    { ...EMPTY_TICKET, ...typed },
    { account: session.account, market: MARKET, slices: { ...slices, ...changed }, now: NOW },
  );

describe('the ticket preview', () => {
  it('allows an order that the policy allows, and names the session that would sign it', () => {
    expect(preview({ amount: '4' })).toMatchObject({ refused: false, flaws: [], violations: [] });
    expect(preview({ amount: '4' }).session).toEqual(session);
  });

  it('refuses an empty ticket without showing an error', () => {
    expect(preview({})).toMatchObject({ refused: true, violations: [] });
  });

  it('shows a missing session even while the ticket is empty', () => {
    const { violations } = preview({}, { sessions: aged([], NOW) });
    expect(violations).toEqual([expect.objectContaining({ code: 'NO_SESSION' })]);
  });

  it('refuses an order with contradictory size fields, even if the policy allows the amount', () => {
    expect(preview({ amount: '4', margin: '1', leverage: 'x' })).toMatchObject({
      refused: true,
      violations: [],
      flaws: [expect.stringContaining('leverage')],
    });
  });
});
