import { delegateAddress, ownerAddress, sessionId, tokenAddress } from './ids.ts';
import type { OrderDraft } from './order-draft.ts';
import type { Session } from './session.ts';
import type { Market, Token } from './token.ts';

const USDC: Token = {
  address: tokenAddress('0x29219dd400f2Bf60E5a23d13Be72B486D4038894'),
  symbol: 'USDC',
  decimals: 6,
};

const WS: Token = {
  address: tokenAddress('0x039e2fB66102314Ce7b64Ce5Ce3E5183bc94aD38'),
  symbol: 'wS',
  decimals: 18,
};

/** The market of the worked examples. */
export const MARKET: Market = { symbol: 'wS-USDC', base: WS, quote: USDC };

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
    { token: USDC.address, symbol: 'USDC', limit: '5000', remaining: '5000' },
    { token: WS.address, symbol: 'wS', limit: 'unlimited', remaining: 'unlimited' },
  ],
  nonce: 0,
  chain: 'active',
  key: 'ready',
  createdAt: NOW,
  checkedAt: NOW,
};

/** A protected market order to open a long. */
export const openLong = (sellAmount: string): OrderDraft => ({
  account: ownerAddress(hex('a', 20)),
  symbol: 'wS-USDC',
  intent: 'open-long',
  sellAmount,
  execution: { kind: 'market', protection: { kind: 'slippage', bps: 50 } },
});
