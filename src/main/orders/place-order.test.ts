import { expect, it } from 'vitest';
import type { Fees } from '../../shared/domain/fees.ts';
import { facts, openLong } from '../../shared/policy/testing.ts';
import { clientId } from '../testing/sample-order.ts';
import { tempRecorder } from '../testing/temp-recorder.ts';
import { createPlaceOrder } from './place-order.ts';
import { createSessionLocks } from './session-locks.ts';

it('an order is not placed at a rate that rose after it was confirmed, and nothing is written', async () => {
  const bench = tempRecorder();
  let fees: Fees = { kind: 'relayer', bps: 100, asOf: facts.now };
  const unused = () => {
    throw new Error('nothing may be signed or sent');
  };
  const placeOrder = createPlaceOrder(bench.core, {
    facts: () => ({ ...facts, fees }),
    fees: {
      confirm: async () => {
        fees = { kind: 'relayer', bps: 150, asOf: facts.now };
      },
    },
    locks: createSessionLocks(),
    prepare: unused,
    submit: unused,
  });
  expect(await placeOrder(clientId(1), openLong('1'))).toMatchObject({
    error: {
      code: 'POLICY_REFUSED',
      violations: expect.arrayContaining([{ code: 'FEE_RAISED', fromBps: 100, toBps: 150 }]),
    },
  });
  expect(bench.temp.database.orders.byClientId(clientId(1))).toBeNull();
  bench.temp.remove();
});
