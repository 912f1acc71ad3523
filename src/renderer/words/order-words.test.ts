import { describe, expect, it } from 'vitest';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import { clientOrderId, ownerAddress, venueOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { stageWords } from './order-words.ts';

const words = (differs: Partial<Order>): string =>
  stageWords({
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

describe('the words for where an order stands', () => {
  it('call an order sent only once its bytes may have left', () => {
    expect(words({ stage: 'created' })).toBe('signing');
    expect(words({ stage: 'signed' })).toBe('signed');
    expect(words({ stage: 'submitted' })).toBe('sent');
  });

  it('say of an order that follows a close that it waits, until it is signed', () => {
    const after = clientOrderId('ord_2');
    expect(words({ stage: 'created', after })).toBe('waits for the close to be filled');
    expect(words({ stage: 'signed', after })).toBe('signed');
  });

  it('never call an order of unknown outcome sent, failed or anything else that is settled', () => {
    const lookedUp = 'outcome unknown, looking it up';
    expect(words({ stage: 'submitted', outcomeUnknown: true })).toBe(lookedUp);
    expect(words({ stage: 'submitted', outcomeUnknown: true, cancelRequested: true })).toBe(
      lookedUp,
    );
  });

  it('call for the user once it was looked up long enough', () => {
    expect(words({ stage: 'attention', outcomeUnknown: true })).toBe('needs attention');
  });

  it('keep the stage while a cancel is on its way: it may still fill', () => {
    expect(words({ stage: 'open', cancelRequested: true })).toBe(
      'open, cancelling: waiting for the block',
    );
    expect(words({ stage: 'open' })).toBe('open');
  });
});
