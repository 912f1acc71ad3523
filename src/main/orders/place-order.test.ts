import { expect, it } from 'vitest';
import type { Fees } from '../../shared/domain/fees.ts';
import { facts, openLong } from '../../shared/policy/testing.ts';
import { ok } from '../../shared/result.ts';
import { clientId } from '../testing/sample-order.ts';
import { signableCall } from '../testing/signable-call.ts';
import { tempRecorder } from '../testing/temp-recorder.ts';
import { createPlaceOrder } from './place-order.ts';

it('an order is not placed at a rate that rose after it was confirmed, and nothing is written', async () => {
  const bench = tempRecorder();
  const { orders } = bench.temp.database;
  const { config } = signableCall();
  let fees: Fees = { kind: 'relayer', bps: 100, asOf: facts.now };
  const unused = () => {
    throw new Error('nothing may be signed or sent');
  };
  const placeOrder = createPlaceOrder({
    clock: bench.clock,
    chainId: 146,
    orders,
    recorder: bench.recorder,
    signer: { signOrder: unused, signNonceInvalidation: unused },
    chain: { sessionNonce: unused },
    facts: () => ({ ...facts, fees }),
    confirmFee: async () => {
      fees = { kind: 'relayer', bps: 150, asOf: facts.now };
    },
    tokens: () => [],
    config: { accepted: () => ok(config), fetch: async () => ok(config) },
    submit: unused,
  });
  expect(await placeOrder(clientId(1), openLong('1'))).toMatchObject({
    error: {
      code: 'POLICY_REFUSED',
      violations: expect.arrayContaining([{ code: 'FEE_RAISED', fromBps: 100, toBps: 150 }]),
    },
  });
  expect(orders.byClientId(clientId(1))).toBeNull();
  bench.temp.remove();
});
