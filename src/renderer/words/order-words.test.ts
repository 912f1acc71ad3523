import { describe, expect, it } from 'vitest';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import { clientOrderId, ownerAddress, venueOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { orderTerms } from '../../shared/math/order-terms.ts';
import { MARKET } from '../../shared/math/testing.ts';
import { NOW, openLong } from '../../shared/policy/testing.ts';
import { formatClock } from '../format/time.ts';
import { stageWords, venueCancelWords } from './order-words.ts';

const order = (differs: Partial<Order>): Order => ({
  ...createElsewhereOrder({
    clientOrderId: clientOrderId('ord_1'),
    venueOrderId: venueOrderId('lev_1'),
    account: ownerAddress(`0x${'a'.repeat(40)}`),
    chainId: 146,
    terms: null,
    at: 0,
  }),
  ...differs,
});
const ON_CHAIN = { by: 'chain', requestedAt: 0 } as const;
const AT_VENUE = { by: 'venue', requestedAt: 0 } as const;
const words = (differs: Partial<Order>): string => stageWords(order(differs));

describe('the words for where an order stands', () => {
  it('call an order sent only once its bytes may have left', () => {
    expect(words({ stage: 'created' })).toBe('signing');
    expect(words({ stage: 'signed' })).toBe('signed');
    expect(words({ stage: 'submitted' })).toBe('sent');
  });

  it('say of an order that follows a close that it waits, until it is signed', () => {
    const after = clientOrderId('ord_2');
    expect(words({ stage: 'created', parentOrderId: after })).toBe(
      'waits for the close to be filled',
    );
    expect(words({ stage: 'signed', parentOrderId: after })).toBe('signed');
  });

  it('never call an order of unknown outcome sent, failed or anything else that is settled', () => {
    const lookedUp = 'outcome unknown, looking it up';
    expect(words({ stage: 'submitted', outcomeUnknown: true })).toBe(lookedUp);
    expect(words({ stage: 'submitted', outcomeUnknown: true, cancel: ON_CHAIN })).toBe(lookedUp);
  });

  it('call for the user once it was looked up long enough', () => {
    expect(words({ stage: 'attention', outcomeUnknown: true })).toBe('needs attention');
  });

  it('keep the stage while a cancel is on its way: it may still fill', () => {
    expect(words({ stage: 'open', cancel: ON_CHAIN })).toBe(
      'open, cancelling: waiting for the block',
    );
    expect(words({ stage: 'open', cancel: AT_VENUE })).toBe(
      'open, cancelling: waiting for the venue',
    );
    expect(words({ stage: 'open' })).toBe('open');
  });
});

describe('the words for what the venue’s word leaves', () => {
  const terms = orderTerms(openLong('4'), MARKET, '0.0458', '0.04', NOW);
  const until = (terms?.validTo ?? 0) * 1_000;
  const left = (differs: Partial<Order>, now = until) =>
    venueCancelWords(order({ terms, cancel: AT_VENUE, stage: 'cancelled', ...differs }), now);

  it('name until when the signed order is valid on chain', () => {
    expect(left({})).toContain(`valid on chain until ${formatClock(until)}, or`);
    expect(left({ stage: 'open' })).toContain('valid on chain');
  });

  it('are none once validTo has passed, or where something else ended the order', () => {
    expect(left({}, until + 1)).toBeNull();
    expect(left({ cancel: ON_CHAIN })).toBeNull();
    expect(left({ stage: 'filled', cancel: null })).toBeNull();
  });
});
