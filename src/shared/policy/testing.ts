import { aged } from '../domain/aged.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import { MARKET, NOW, session } from '../domain/testing.ts';
import { DEFAULT_LIMITS } from '../domain/user-limits.ts';
import { riskAccount, USDC, WS } from '../math/testing.ts';
import { checkPolicy } from './check-policy.ts';
import type { PolicyFacts } from './policy-facts.ts';

export { NOW, openLong, session } from '../domain/testing.ts';

/** Facts that allow any sensible order. */
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

/** The violation codes of a draft, under `facts` with the changes in `changed`. */
export const codes = (draft: OrderDraft, changed: Partial<PolicyFacts> = {}) =>
  checkPolicy(draft, { ...facts, ...changed }).violations.map(({ code }) => code);
