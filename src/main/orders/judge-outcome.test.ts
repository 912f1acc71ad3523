import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clientOrderId,
  orderDigest,
  orderHash,
  ownerAddress,
  sessionId,
  tokenAddress,
  txHash,
  venueOrderId,
} from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { type ChainEvidence, judgeOutcome, RECOVERY_MS } from './judge-outcome.ts';

const hex = (digit: string, bytes: number): `0x${string}` => `0x${digit.repeat(bytes * 2)}`;
const VALID_TO = 1_776_948_060;
const SUBMITTED_AT = 1_776_948_000_000;

const submitted: Order = {
  clientOrderId: clientOrderId('ord_00000000000000000000000000000001'),
  venueOrderId: null,
  account: ownerAddress(hex('a', 20)),
  chainId: 146,
  origin: 'here',
  terms: {
    intent: 'open-long',
    kind: 'market',
    symbol: 'wS-USDC',
    sellToken: tokenAddress(hex('1', 20)),
    sellSymbol: 'USDC',
    buyToken: tokenAddress(hex('2', 20)),
    buySymbol: 'wS',
    sellAmount: '4',
    protection: { kind: 'slippage', minBuyAmount: '86.9' },
    feeAmount: '0.04',
    validTo: VALID_TO,
  },
  stage: 'submitted',
  cancel: null,
  outcomeUnknown: true,
  signature: {
    sessionId: sessionId(hex('3', 32)),
    nonce: 7,
    deadline: VALID_TO,
    orderHash: orderHash(hex('4', 32)),
    orderDigest: orderDigest(hex('5', 32)),
  },
  fill: null,
  failure: null,
  createdAt: SUBMITTED_AT,
  updatedAt: SUBMITTED_AT,
};

const untouched: ChainEvidence = {
  blockTime: VALID_TO - 30,
  nonce: 7,
  digestDone: false,
  nonceUse: null,
  fill: null,
};
const ours = {
  kind: 'order',
  orderHash: orderHash(hex('4', 32)),
  txHash: txHash(hex('6', 32)),
} as const;
const theirs = { ...ours, orderHash: orderHash(hex('9', 32)) } as const;

const judge = (chain: ChainEvidence | null, now = SUBMITTED_AT + 1_000) =>
  judgeOutcome(submitted, { venue: null, chain }, SUBMITTED_AT, now);

describe('judging an order whose outcome is unknown', () => {
  it('is filled when its own hash used the nonce, whatever the venue says', () => {
    const chain = { ...untouched, nonce: 8, digestDone: true, nonceUse: ours };
    const venue = { type: 'pending', venueOrderId: venueOrderId('lev_1') } as const;
    expect(judgeOutcome(submitted, { venue, chain }, SUBMITTED_AT, SUBMITTED_AT)).toMatchObject({
      type: 'filled',
      fill: { txHash: hex('6', 32) },
    });
  });

  it('is filled when the engine filled its digest without the session, as the owner can', () => {
    const fill = { txHash: txHash(hex('6', 32)), boughtAmount: '87', price: '0.046' };
    expect(judge({ ...untouched, digestDone: true, fill })).toMatchObject({ type: 'filled', fill });
  });

  it('has failed for good when another order used its nonce', () => {
    expect(judge({ ...untouched, nonce: 8, nonceUse: theirs })).toMatchObject({
      type: 'failed',
      failure: { code: 'NONCE_USED' },
    });
  });

  it('is cancelled when its nonce was invalidated or its digest marked without a fill', () => {
    const invalidated = { ...untouched, nonce: 8, nonceUse: { kind: 'invalidated' } } as const;
    expect(judge(invalidated)).toMatchObject({ type: 'cancelled' });
    expect(judge({ ...untouched, digestDone: true })).toMatchObject({ type: 'cancelled' });
  });

  it('keeps looking while the order can still land', () => {
    expect(judge(untouched)).toBeNull();
    expect(judge({ ...untouched, blockTime: VALID_TO })).toBeNull();
    expect(judge(null)).toBeNull();
  });

  it('has expired once block time has passed validTo and nothing used its nonce', () => {
    expect(judge({ ...untouched, blockTime: VALID_TO + 1 })).toMatchObject({ type: 'expired' });
  });

  it('does not declare it dead when the nonce moved but the event that moved it was not found yet', () => {
    expect(judge({ ...untouched, nonce: 8, blockTime: VALID_TO + 1 })).toBeNull();
    expect(judge({ ...untouched, nonce: 8, digestDone: true })).toBeNull();
  });

  it('asks for attention after the recovery time without any answer, once', () => {
    const late = SUBMITTED_AT + RECOVERY_MS;
    expect(judge(null, late - 1)).toBeNull();
    expect(judge(null, late)).toMatchObject({ type: 'attention' });
    const waiting: Order = { ...submitted, stage: 'attention' };
    expect(judgeOutcome(waiting, { venue: null, chain: null }, SUBMITTED_AT, late)).toBeNull();
  });

  it('lets an order that the venue has rest until its validTo before it asks for attention', () => {
    const resting: Order = { ...submitted, stage: 'open', outcomeUnknown: false };
    const nothing = { venue: null, chain: null };
    const late = VALID_TO * 1_000 + RECOVERY_MS;
    expect(judgeOutcome(resting, nothing, SUBMITTED_AT, late - 1)).toBeNull();
    expect(judgeOutcome(resting, nothing, SUBMITTED_AT, late)).toMatchObject({ type: 'attention' });
  });

  it('is not cancelled by the venue’s promise: its list has a minute to show it', () => {
    const asked: Order = {
      ...submitted,
      stage: 'open',
      outcomeUnknown: false,
      cancel: { by: 'venue', requestedAt: SUBMITTED_AT },
    };
    const pending = { type: 'pending', venueOrderId: venueOrderId('lev_1') } as const;
    const cancelled = {
      type: 'cancelled',
      venueOrderId: venueOrderId('lev_1'),
      reason: { code: 'TEXT', text: '' },
    } as const;
    const at = (order: Order, venue: typeof pending | typeof cancelled, ms: number) =>
      judgeOutcome(order, { venue, chain: null }, SUBMITTED_AT, SUBMITTED_AT + ms);
    expect(at(asked, pending, 59_999)).toEqual(pending);
    expect(at(asked, pending, 60_000)).toMatchObject({ type: 'cancel-failed' });
    expect(at(asked, cancelled, 60_000)).toEqual(cancelled);
    expect(
      at({ ...asked, cancel: { by: 'chain', requestedAt: SUBMITTED_AT } }, pending, 60_000),
    ).toEqual(pending);
    expect(at({ ...asked, cancel: null }, pending, 60_000)).toEqual(pending);
  });

  it('never calls an order dead that the chain shows as filled', () => {
    const venueFacts = fc.constantFrom(
      null,
      { type: 'expired', venueOrderId: null } as const,
      { type: 'pending', venueOrderId: venueOrderId('lev_1') } as const,
    );
    fc.assert(
      fc.property(venueFacts, fc.nat(), fc.nat(), (venue, blockTime, now) => {
        const chain = { blockTime, nonce: 8, digestDone: true, nonceUse: ours, fill: null };
        expect(judgeOutcome(submitted, { venue, chain }, SUBMITTED_AT, now)?.type).toBe('filled');
      }),
    );
  });
});
