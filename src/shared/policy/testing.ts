import { aged } from '../domain/aged.ts';
import { delegateAddress, ownerAddress, sessionId } from '../domain/ids.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { Session } from '../domain/session.ts';
import { DEFAULT_LIMITS } from '../domain/user-limits.ts';
import { MARKET, riskAccount, USDC, WS } from '../math/testing.ts';
import { checkPolicy } from './check-policy.ts';
import type { PolicyFacts } from './policy-facts.ts';

export const NOW = 1_776_944_355_000;
const hex = (digit: string, bytes: number): `0x${string}` => `0x${digit.repeat(bytes * 2)}`;

export const session: Session = {
  sessionId: sessionId(hex('1', 32)),
  account: ownerAddress(hex('a', 20)),
  delegate: delegateAddress(hex('d', 20)),
  chainId: 146,
  validAfter: 0,
  validUntil: NOW / 1_000 + 86_400,
  maxCalls: 500,
  maxFeeBps: 100,
  limits: [
    { token: USDC.token, symbol: 'USDC', limit: '5000', remaining: '5000' },
    { token: WS.token, symbol: 'wS', limit: 'unlimited', remaining: 'unlimited' },
  ],
  nonce: 0,
  chain: 'active',
  key: 'ready',
  createdAt: NOW,
  checkedAt: NOW,
};

export const facts: PolicyFacts = {
  now: NOW,
  connection: 'live',
  keychain: 'ready',
  configChanges: [],
  recovering: 0,
  markets: [MARKET],
  tickers: [
    { symbol: 'wS-USDC', markPrice: '0.0458', change24hPct: { kind: 'none' }, receivedAt: NOW },
  ],
  risk: aged(riskAccount({ collateral: '1' }), NOW),
  setup: aged(
    {
      nativeBalance: '1',
      tokens: [USDC, WS].map(({ token }) => ({
        token,
        walletBalance: '0',
        depositAllowance: '0',
        engineAllowance: 'unlimited' as const,
        borrowAllowance: '1000000',
      })),
    },
    NOW,
  ),
  lane: { kind: 'free', session },
  limits: DEFAULT_LIMITS,
  sentLastMinute: 0,
  fees: { kind: 'relayer', bps: 100, asOf: 'always' },
};

/** A protected market order on a market of everything in order. */
export const openLong = (sellAmount: string): OrderDraft => ({
  account: ownerAddress(hex('a', 20)),
  symbol: 'wS-USDC',
  intent: 'open-long',
  sellAmount,
  execution: { kind: 'market', protection: { kind: 'slippage', bps: 50 } },
});

/** The codes of the reasons against a draft, everything being in order but for what `changed` says. */
export const codes = (draft: OrderDraft, changed: Partial<PolicyFacts> = {}) =>
  checkPolicy(draft, { ...facts, ...changed }).violations.map(({ code }) => code);
