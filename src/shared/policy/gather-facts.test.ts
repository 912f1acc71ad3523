import { describe, expect, it } from 'vitest';
import { aged } from '../domain/aged.ts';
import { createElsewhereOrder } from '../domain/create-order.ts';
import { clientOrderId, orderDigest, orderHash, sessionId, venueOrderId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import type { Slices } from '../domain/slices.ts';
import { DEFAULT_LIMITS } from '../domain/user-limits.ts';
import { gatherFacts } from './gather-facts.ts';
import { facts, NOW, session } from './testing.ts';

const second = {
  ...session,
  sessionId: sessionId(`0x${'22'.repeat(32)}`),
  validUntil: session.validUntil + 1,
};

/** The slices of a trading account, from which the facts of `testing.ts` are gathered. */
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
  sessions: aged([session, second], NOW),
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

const order = (differs: Partial<Order>): Order => ({
  ...createElsewhereOrder({
    clientOrderId: clientOrderId('ord_1'),
    venueOrderId: venueOrderId('lev_1'),
    account: session.account,
    chainId: 146,
    terms: null,
    at: NOW,
  }),
  ...differs,
});

const carriedBy = (carrier: typeof session): Order['signature'] => ({
  sessionId: carrier.sessionId,
  nonce: 0,
  deadline: 0,
  orderHash: orderHash('0x08'),
  orderDigest: orderDigest('0x09'),
});

describe('gathered facts', () => {
  it('match the slices', () => {
    expect(gatherFacts(slices, NOW)).toEqual(facts);
  });

  it('keep the time of each reading, whatever the current time', () => {
    const risk = aged(facts.risk.value, NOW - 61_000);
    const setup = aged(facts.setup.value, NOW - 62_000);
    const tickers = facts.tickers.map((ticker) => ({ ...ticker, receivedAt: NOW - 63_000 }));
    const gathered = gatherFacts({ ...slices, risk, setup, tickers: aged(tickers, NOW) }, NOW + 5);
    expect(gathered).toMatchObject({ now: NOW + 5, risk, setup, tickers });
  });

  it('leave values unknown that were never read', () => {
    const gathered = gatherFacts(
      { ...slices, risk: aged(null, null), setup: aged(null, null), sessions: aged([], null) },
      NOW,
    );
    expect(gathered.risk).toEqual({ value: null, asOf: null });
    expect(gathered.setup).toEqual({ value: null, asOf: null });
    expect(gathered.lane).toEqual({ kind: 'none' });
  });

  it('name the changed configuration fields that await acceptance', () => {
    const changes = [{ field: 'executorAddress', from: '0xa', to: '0xb' }] as const;
    const gathered = gatherFacts({ ...slices, venue: { config: null, changes } }, NOW);
    expect(gathered.configChanges).toEqual(['executorAddress']);
  });

  it('count the orders being looked up, not those that need the user’s attention', () => {
    const orders = [
      order({ stage: 'submitted', outcomeUnknown: true }),
      order({ stage: 'attention', outcomeUnknown: true }),
      order({ stage: 'open' }),
    ];
    expect(gatherFacts({ ...slices, orders: aged(orders, NOW) }, NOW).recovering).toBe(1);
  });
});

describe('the orders sent within a minute', () => {
  const here = { origin: 'here', stage: 'created' } as const;
  const sent = (...orders: readonly Order[]) =>
    gatherFacts({ ...slices, orders: aged(orders, NOW) }, NOW).sentLastMinute;

  it('are those of this terminal, without those still waiting for another order', () => {
    const after = clientOrderId('ord_2');
    expect(sent(order(here), order({ origin: 'elsewhere' }))).toBe(1);
    expect(sent(order({ ...here, createdAt: NOW - 60_000 }))).toBe(0);
    expect(sent(order({ ...here, parentOrderId: after }))).toBe(0);
    expect(sent(order({ ...here, parentOrderId: after, stage: 'signed' }))).toBe(1);
  });
});

describe('the lane among the facts', () => {
  const held = order({ stage: 'open', signature: carriedBy(session) });
  const withHeld: Slices = { ...slices, orders: aged([held], NOW) };

  it('skips a session whose order is not final', () => {
    expect(gatherFacts(withHeld, NOW).lane).toEqual({ kind: 'free', session: second });
  });

  it('skips a nearly used-up session while a healthy one is free', () => {
    const low = { ...session, nonce: session.maxCalls - 1 };
    const both: Slices = { ...slices, sessions: aged([low, second], NOW) };
    expect(gatherFacts(both, NOW).lane).toEqual({ kind: 'free', session: second });
    const reserved = new Set([second.sessionId]);
    expect(gatherFacts(both, NOW, reserved).lane).toEqual({ kind: 'free', session: low });
  });

  it('skips a reserved session, and is busy when every session is held or reserved', () => {
    const reserve = (one: typeof session) => new Set([one.sessionId]);
    expect(gatherFacts(slices, NOW, reserve(session)).lane).toEqual({
      kind: 'free',
      session: second,
    });
    expect(gatherFacts(withHeld, NOW, reserve(second)).lane).toEqual({ kind: 'busy', session });
  });
});
