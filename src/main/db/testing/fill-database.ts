import { aged } from '../../../shared/domain/aged.ts';
import { type Figure, none, unknown, value } from '../../../shared/domain/figure.ts';
import {
  clientOrderId,
  delegateAddress,
  type Hex,
  orderDigest,
  ownerAddress,
  sessionId,
  txHash,
  venueOrderId,
} from '../../../shared/domain/ids.ts';
import type { Position } from '../../../shared/domain/position.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { Database } from '../database.ts';
import { fillJournal, OWNER, SESSION, START, USDC, WS } from './sample-orders.ts';

const SECOND = ownerAddress(`0x${'bB'.repeat(20)}`);
const hex = (digit: string, bytes: number): Hex => `0x${digit.repeat(bytes * 2)}`;

/**
 * Writes a fixed set of rows, one of every kind, through the database's own functions: a small sample of a release's
 * database. `migrations/fixtures` holds it as each release wrote it.
 */
export function fillDatabase(database: Database): void {
  fillAccounts(database);
  fillJournal(database);
  fillHistory(database);
  fillCache(database);
}

function fillAccounts({ accounts, sessions }: Database): void {
  const account = { chainId: 146, createdAt: START };
  accounts.upsert({ ...account, address: OWNER, label: 'Main', owner: 'local-key' });
  accounts.upsert({ ...account, address: SECOND, label: 'Watched', owner: 'watch-only' });
  const session: Session = {
    sessionId: SESSION,
    account: OWNER,
    delegate: delegateAddress(hex('d', 20)),
    chainId: 146,
    validAfter: 0,
    validUntil: START / 1_000 + 86_400,
    maxCalls: 500,
    maxFeeBps: 100,
    limits: [
      { token: USDC.address, symbol: 'USDC', limit: '5000', remaining: '4995.96' },
      { token: WS.address, symbol: 'wS', limit: 'unlimited', remaining: 'unlimited' },
    ],
    nonce: 3,
    chain: 'active',
    key: 'untested',
    createdAt: START,
    checkedAt: START + 1_000,
  };
  sessions.upsert(session);
  sessions.upsert({
    ...session,
    sessionId: sessionId(hex('7', 32)),
    maxCalls: 0,
    limits: [],
    nonce: null,
    chain: 'revoked',
    key: 'missing',
    createdAt: START - 1_000,
    checkedAt: null,
  });
}

function fillHistory({ audit, coverage, fills, funding }: Database): void {
  for (const what of ['session', 'order', 'invalidate-nonce', 'transaction'] as const) {
    audit.append({
      at: START,
      signer: hex('d', 20),
      what,
      why: 'open-long 4 USDC',
      digest: orderDigest(hex('e', 32)),
      sessionId: what === 'transaction' ? null : SESSION,
      clientOrderId: what === 'order' ? clientOrderId(`ord_${'0'.repeat(31)}1`) : null,
    });
  }
  const fill = {
    account: OWNER,
    symbol: 'wS-USDC',
    side: 'buy',
    size: '87.4',
    feeSymbol: 'USDC',
    repaired: false,
  } as const;
  fills.upsert([
    {
      ...fill,
      id: 't1',
      venueOrderId: venueOrderId('lev_19'),
      price: value('0.0458'),
      notional: value('4'),
      fee: value('0.04'),
      txHash: txHash(hex('f', 32)),
      at: START + 1,
    },
    {
      ...fill,
      id: 't2',
      venueOrderId: null,
      side: 'sell',
      price: unknown('malformed'),
      notional: unknown('venue-placeholder'),
      fee: none,
      feeSymbol: null,
      txHash: null,
      at: START + 2,
      repaired: true,
    },
  ]);
  funding.upsert([
    {
      id: 'f1',
      account: OWNER,
      symbol: 'wS-USDC',
      rate: '0.0009',
      amount: unknown('venue-placeholder'),
      at: START,
    },
  ]);
  coverage.record(OWNER, 'orders', true, START);
  coverage.record(OWNER, 'fills', false, START);
}

function fillCache({ cache }: Database): void {
  const { account } = cache;
  account.balances.set(
    OWNER,
    [
      {
        chainId: 146,
        network: 'Sonic',
        symbol: 'USDC',
        token: USDC.address,
        total: '1.5',
        usdValue: value('1.5'),
      },
    ],
    START,
  );
  account.positions.set(OWNER, [position], START);
  account.positions.set(OWNER, [{ ...position, size: '100' }], START + 1);
  account.positions.set(OWNER, [], START + 2);
  account.risk.set(
    OWNER,
    {
      assets: [
        { ...asset(USDC), collateral: '1', debt: '4.04', price: '1', maintenance: '0.02' },
        { ...asset(WS), collateral: '87.3', debt: '0', price: null, maintenance: '0.05' },
      ],
      thresholds: { targetHealth: '1.5', safeHealth: '1.6', minEquity: '0.5' },
    },
    START,
  );
  account.setup.set(
    OWNER,
    {
      nativeBalance: '1',
      tokens: [
        {
          token: USDC.address,
          walletBalance: '900',
          depositAllowance: '0',
          engineAllowance: 'unlimited',
          borrowAllowance: '1000000',
        },
      ],
    },
    START,
  );
  account.desiredSessions.set(OWNER, 3, START);
  account.flatten.set(
    OWNER,
    {
      last: {
        startedAt: START,
        step: 'close',
        cancelled: 2,
        closed: 1,
        revoked: 0,
        state: {
          kind: 'stopped',
          why: {
            code: 'ORDER_ENDED',
            stage: 'failed',
            failure: {
              by: 'venue',
              code: 'ORDER_REVERTED',
              message: 'Return amount is not enough',
            },
          },
        },
      },
    },
    START,
  );
  account.flatten.set(SECOND, { last: null }, START);
  cache.markets.set([{ symbol: 'wS-USDC', base: WS, quote: USDC }], START);
  cache.tickers.set(
    [{ symbol: 'wS-USDC', markPrice: '0.0458', change24hPct: value('-1.2'), receivedAt: START }],
    START,
  );
  cache.activeAccount.set(OWNER, START);
  cache.venueConfig.set(
    {
      chainId: 146,
      signingChainId: 146,
      sessionManager: hex('3', 20),
      sessionManagerDomainName: 'ftUSD SessionManager',
      leverageRfqEngine: hex('4', 20),
      executorAddress: hex('5', 20),
      mode: 'dev',
    },
    START,
  );
  cache.limits.set(
    { maxNotional: '1000', maxLeverage: null, maxOrdersPerMinute: 20, maxPriceDeviationBps: 500 },
    START,
  );
  cache.fees.set(
    {
      kind: 'platform',
      openBps: 10,
      waivedBelowUsd: '100',
      closeBps: 5,
      gasTimes: '1.2',
      nativeSymbol: 'wS',
      gasPrice: aged('0.00000005', START),
    },
    START,
  );
}

const asset = ({ address: token, symbol, decimals }: typeof USDC) => ({ token, symbol, decimals });

const checked = (shown: Figure) => ({ shown, venue: shown, disagrees: false });

const position: Position = {
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
