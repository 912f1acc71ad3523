import { describe, expect, it } from 'vitest';
import {
  type Address,
  orderHash,
  ownerAddress,
  sessionId,
  tokenAddress,
} from '../../shared/domain/ids.ts';
import { signableCall } from '../testing/signable-call.ts';
import { checkSessionCall, type SessionCallCheck } from './allow-list.ts';
import { leveragedOrderHash } from './typed-data.ts';

const base = signableCall();
const other: Address = `0x${'99'.repeat(20)}`;
const rulesOf = (check: SessionCallCheck) => checkSessionCall(check).map(({ rule }) => rule);

/** Changes the order and recomputes its hash, as a careless builder would. */
const ordering = (change: Partial<SessionCallCheck['order']>): SessionCallCheck => {
  const order = { ...base.order, ...change };
  return { ...base, order, call: { ...base.call, dataHash: leveragedOrderHash(order) } };
};
const calling = (change: Partial<SessionCallCheck['call']>): SessionCallCheck => ({
  ...base,
  call: { ...base.call, ...change },
});
const inDomain = (change: Partial<SessionCallCheck['domain']>): SessionCallCheck => ({
  ...base,
  domain: { ...base.domain, ...change },
});
const configured = (change: Partial<SessionCallCheck['config']>): SessionCallCheck => ({
  ...base,
  config: { ...base.config, ...change },
});
const granted = (change: Partial<SessionCallCheck['session']>): SessionCallCheck => ({
  ...base,
  session: { ...base.session, ...change },
});

describe('the signing allow-list', () => {
  it('accepts a call for this order, session, engine, executor and chain', () => {
    expect(checkSessionCall(base)).toEqual([]);
    expect(
      checkSessionCall(
        calling({ target: base.call.target.toUpperCase().replace('0X', '0x') as Address }),
      ),
    ).toEqual([]);
  });

  it.each<readonly [string, SessionCallCheck]>([
    ['domain.name', inDomain({ name: 'FT SessionManager' })],
    ['domain.chainId', inDomain({ chainId: 1 })],
    ['domain.verifyingContract', inDomain({ verifyingContract: other })],
    ['domain.name', configured({ sessionManagerDomainName: 'FT SessionManager' })],
    ['domain.verifyingContract', configured({ sessionManager: other })],
    ['config.chainId', configured({ chainId: 1 })],
    ['config.signingChainId', configured({ signingChainId: 1 })],
    ['call.target', calling({ target: other })],
    ['call.target', configured({ leverageRfqEngine: other })],
    ['call.executor', calling({ executor: other })],
    ['call.executor', configured({ executorAddress: other })],
    ['call.sessionId', calling({ sessionId: sessionId(`0x${'77'.repeat(32)}`) })],
    ['call.dataHash', calling({ dataHash: orderHash(`0x${'77'.repeat(32)}`) })],
    ['call.dataHash', { ...base, order: { ...base.order, sellAmount: 4_000_001n } }],
    ['call.deadline', calling({ deadline: 1_000 })],
    ['call.deadline', calling({ deadline: 4_601 })],
    ['call.deadline', calling({ deadline: Number.NaN })],
    ['order.validTo', ordering({ validTo: 1_000 })],
    ['order.validTo', ordering({ validTo: 4_601 })],
    ['order.user', ordering({ user: ownerAddress(other) })],
    ['order.sellToken', ordering({ sellToken: tokenAddress(other) })],
    ['fee', ordering({ feeAmount: 40_001n })],
    ['fee', calling({ feeAmount: 1n })],
    ['fee', granted({ maxFeeBps: 99 })],
    [
      'fee',
      { ...ordering({ feeAmount: 4_000_000n }), session: { ...base.session, maxFeeBps: 10_000 } },
    ],
    ['session.validUntil', granted({ validUntil: 1_000 })],
    ['session.chainId', granted({ chainId: 1 })],
  ])('refuses a mismatch in %s alone', (rule, check) => {
    expect(rulesOf(check)).toEqual([rule]);
  });

  it('names the expected and the actual value', () => {
    expect(checkSessionCall(calling({ target: other }))).toEqual([
      {
        code: 'SIGNING_REFUSED',
        rule: 'call.target',
        expected: base.config.leverageRfqEngine,
        actual: other,
      },
    ]);
  });

  it('returns every refusal at once', () => {
    expect(rulesOf(calling({ target: other, executor: other, deadline: 0 }))).toEqual([
      'call.target',
      'call.executor',
      'call.deadline',
    ]);
  });

  it('accepts a session without an expiry', () => {
    expect(checkSessionCall(granted({ validUntil: 0 }))).toEqual([]);
  });
});
