import { delegateAddress, ownerAddress, tokenAddress } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import type { SessionCallCheck } from '../keys/allow-list.ts';
import {
  deriveSessionId,
  type LeveragedOrder,
  leveragedOrderHash,
  sessionDomain,
} from '../keys/typed-data.ts';

/** A call that may be signed: opens a long by selling 4 USDC, at unix second 1 000. */
export function signableCall(delegate = delegateAddress(`0x${'d1'.repeat(20)}`)): SessionCallCheck {
  const owner = ownerAddress(`0x${'0a'.repeat(20)}`);
  const usdc = tokenAddress(`0x${'c1'.repeat(20)}`);
  const config: VenueConfig = {
    chainId: 146,
    signingChainId: 146,
    sessionManager: `0x${'51'.repeat(20)}`,
    sessionManagerDomainName: 'ftUSD SessionManager',
    leverageRfqEngine: `0x${'e1'.repeat(20)}`,
    executorAddress: `0x${'e2'.repeat(20)}`,
    mode: 'executor',
  };
  const session: Session = {
    sessionId: deriveSessionId(owner, delegate, `0x${'11'.repeat(32)}`),
    account: owner,
    delegate,
    chainId: 146,
    validAfter: 0,
    validUntil: 100_000,
    maxCalls: 0,
    maxFeeBps: 100,
    limits: [{ token: usdc, symbol: 'USDC', limit: '50', remaining: '50' }],
    nonce: 7,
    chain: 'active',
    key: 'ready',
    createdAt: 0,
    checkedAt: 0,
  };
  const order: LeveragedOrder = {
    action: 0,
    user: owner,
    sellToken: usdc,
    buyToken: tokenAddress(`0x${'c2'.repeat(20)}`),
    sellAmount: 4_000_000n,
    buyAmount: 86_000_000_000_000_000_000n,
    validTo: 1_060,
    feeAmount: 40_000n,
  };
  const call = {
    sessionId: session.sessionId,
    target: config.leverageRfqEngine,
    dataHash: leveragedOrderHash(order),
    nonce: 7,
    deadline: 1_060,
    executor: config.executorAddress,
    feeAmount: 0n,
  };
  return { order, call, domain: sessionDomain(config), session, config, chainId: 146, now: 1_000 };
}
