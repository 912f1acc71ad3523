import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Figure, none, unknown, value } from '../../shared/domain/figure.ts';
import type { AuditEntry, FundingEvent } from '../../shared/domain/history.ts';
import { delegateAddress, sessionId } from '../../shared/domain/ids.ts';
import type { Position } from '../../shared/domain/position.ts';
import type { Session } from '../../shared/domain/session.ts';
import { SAMPLE_TIME, sampleOrder } from '../testing/sample-order.ts';
import { type TempDatabase, tempDatabase } from '../testing/temp-database.ts';
import { unwrap } from '../testing/unwrap.ts';

let temp: TempDatabase;
beforeEach(() => {
  temp = tempDatabase();
});
afterEach(() => temp.remove());

const firstPage = { cursor: null, limit: 10 };

describe('venue history', () => {
  const event = (n: number, rate = '0.0009'): FundingEvent => ({
    id: `f${n}`,
    account: temp.account,
    symbol: 'wS-USDC',
    rate,
    amount: unknown('venue-placeholder'),
    at: SAMPLE_TIME + n,
  });
  const page = (cursor: string | null, limit: number) =>
    unwrap(temp.database.funding.page(temp.account, { cursor, limit }));

  it('stores a row once, with the venue’s latest values', () => {
    const { funding } = temp.database;
    expect(funding.upsert([event(1), event(2)])).toBe(2);
    expect(funding.upsert([event(2, '0.001'), event(3)])).toBe(1);
    expect(page(null, 10).rows).toEqual([event(3), event(2, '0.001'), event(1)]);
  });

  it('is paged newest first, whatever the order of fetching', () => {
    temp.database.funding.upsert([event(2), event(4)]);
    temp.database.funding.upsert([event(1), event(3)]);
    const first = page(null, 3);
    expect(first.rows.map(({ id }) => id)).toEqual(['f4', 'f3', 'f2']);
    temp.database.funding.upsert([event(5)]);
    const second = page(first.next, 3);
    expect(second).toEqual({ rows: [event(1)], next: null });
  });

  it('reports how far it was fetched', () => {
    const { coverage, funding, journal } = temp.database;
    const unfetched = {
      account: temp.account,
      complete: false,
      rows: 0,
      oldest: null,
      checkedAt: null,
    };
    expect(coverage.list(temp.account)).toEqual([
      { ...unfetched, kind: 'orders' },
      { ...unfetched, kind: 'fills' },
      { ...unfetched, kind: 'funding' },
    ]);
    funding.upsert([event(1), event(2)]);
    journal.create(sampleOrder(0));
    expect(coverage.record(temp.account, 'funding', true, SAMPLE_TIME)).toEqual({
      account: temp.account,
      kind: 'funding',
      complete: true,
      rows: 2,
      oldest: SAMPLE_TIME + 1,
      checkedAt: SAMPLE_TIME,
    });
    expect(coverage.list(temp.account)[0]).toMatchObject({ rows: 1, oldest: SAMPLE_TIME });
  });
});

describe('positions', () => {
  const checked = (shown: Figure) => ({ shown, venue: shown, disagrees: false });
  const long: Position = {
    symbol: 'wS-USDC',
    side: 'long',
    size: '87.3',
    notional: value('4'),
    margin: value('1'),
    leverage: value('4'),
    entryPrice: value('0.0458'),
    markPrice: value('0.0458'),
    unrealizedPnl: value('0'),
    healthFactor: checked(value('3.19')),
    softLiquidation: {
      shown: { kind: 'at', price: '0.0396', side: 'below' },
      venue: value('0.0396'),
      disagrees: false,
    },
    fullLiquidation: { shown: none, venue: none, disagrees: false },
    regime: 'safe',
    repaired: false,
  };
  const at = (n: number) => SAMPLE_TIME + n;
  const write = (positions: readonly Position[], n: number) =>
    temp.database.cache.account.positions.set(temp.account, positions, at(n));
  const history = () =>
    unwrap(temp.database.positionHistory.page(temp.account, firstPage)).rows.map(
      (snapshot) => snapshot.at,
    );

  it('are stored as last known, with every change', () => {
    write([], 0);
    write([long], 1);
    write([{ ...long, markPrice: value('0.05'), healthFactor: checked(value('3.3')) }], 2);
    write([{ ...long, size: '100' }], 3);
    write([{ ...long, size: '100', regime: 'soft' }], 4);
    write([], 5);
    expect(history()).toEqual([at(5), at(4), at(3), at(1)]);
    temp.reopen();
    expect(temp.database.cache.account.positions.get(temp.account)).toEqual({
      value: [],
      asOf: at(5),
    });
    write([], 6);
    expect(history()).toHaveLength(4);
  });
});

describe('the audit log', () => {
  it('returns entries newest first', () => {
    const entry = (why: string): Omit<AuditEntry, 'id'> => ({
      at: SAMPLE_TIME,
      signer: '0x01',
      what: 'order',
      why,
      digest: '0x02',
      sessionId: null,
      clientOrderId: null,
    });
    for (const why of ['first', 'second', 'third']) temp.database.audit.append(entry(why));
    temp.reopen();
    const page = unwrap(temp.database.audit.page({ cursor: null, limit: 2 }));
    expect(page.rows).toEqual([
      { ...entry('third'), id: 3 },
      { ...entry('second'), id: 2 },
    ]);
    const rest = unwrap(temp.database.audit.page({ cursor: page.next, limit: 2 }));
    expect(rest).toEqual({ rows: [{ ...entry('first'), id: 1 }], next: null });
  });
});

describe('sessions', () => {
  it('are restored as last seen, but with untested keys, after a restart', () => {
    const session: Session = {
      sessionId: sessionId(`0x${'1'.repeat(64)}`),
      account: temp.account,
      delegate: delegateAddress(`0x${'2'.repeat(40)}`),
      chainId: 146,
      validAfter: 0,
      validUntil: 1_776_990_000,
      maxCalls: 0,
      maxFeeBps: 100,
      limits: [],
      nonce: 3,
      chain: 'active',
      key: 'ready',
      createdAt: SAMPLE_TIME,
      checkedAt: SAMPLE_TIME,
    };
    const lost: Session = {
      ...session,
      sessionId: sessionId(`0x${'3'.repeat(64)}`),
      key: 'missing',
    };
    temp.database.sessions.upsert(session);
    temp.database.sessions.upsert(lost);
    expect(temp.database.sessions.get(session.sessionId)).toEqual(session);
    temp.reopen();
    expect(temp.database.sessions.get(session.sessionId)).toEqual({ ...session, key: 'untested' });
    expect(temp.database.sessions.get(lost.sessionId)).toEqual(lost);
    expect(temp.database.sessions.list(temp.account)).toHaveLength(2);
  });
});

describe('accounts and choices', () => {
  it('survive a restart', () => {
    const { accounts, cache } = temp.database;
    cache.activeAccount.set(temp.account, SAMPLE_TIME);
    const renamed = accounts.list().map((account) => ({ ...account, label: 'renamed' }));
    for (const account of renamed) accounts.upsert(account);
    temp.reopen();
    expect(renamed).toHaveLength(1);
    expect(temp.database.accounts.list()).toEqual(renamed);
    expect(temp.database.cache.activeAccount.get().value).toBe(temp.account);
    expect(temp.database.cache.markets.get()).toEqual({ value: null, asOf: null });
  });
});
