import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Order, OrderTerms } from '../../shared/domain/order.ts';
import { MARKET } from '../../shared/domain/testing.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SignOrderRequest } from '../keys/signer.ts';
import { leveragedOrderHash } from '../keys/typed-data.ts';
import { clientId, sampleOrder } from '../testing/sample-order.ts';
import { signableCall } from '../testing/signable-call.ts';
import { sampleSignature, type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { createPrepareOrder, type PrepareOrder } from './prepare-order.ts';

const { session, config } = signableCall();
const { orderHash, orderDigest } = sampleSignature(1);
const SIGNATURE = '0x51' as const;

let bench: TempRecorder;
let prepare: PrepareOrder;
let order: Order;
let terms: OrderTerms;
/** What each source answers; a test replaces one of them. */
let answers: {
  accepted: Result<typeof config, AppError>;
  fetched: Result<typeof config, AppError>;
  nonce: Result<number, AppError>;
  signed: Result<
    { orderHash: typeof orderHash; orderDigest: typeof orderDigest; signature: typeof SIGNATURE },
    AppError
  >;
};
let asked: SignOrderRequest[];

beforeEach(() => {
  bench = tempRecorder();
  bench.state.set('markets', aged([MARKET], bench.clock.now()));
  const sample = sampleOrder(1).terms;
  if (!sample) throw new Error('the sample order has terms');
  terms = { ...sample, sellToken: MARKET.quote.address, buyToken: MARKET.base.address };
  order = bench.recorder.create(sampleOrder(1, { terms }));
  answers = {
    accepted: ok(config),
    fetched: ok(config),
    nonce: ok(7),
    signed: ok({ orderHash, orderDigest, signature: SIGNATURE }),
  };
  asked = [];
  prepare = createPrepareOrder(bench.core, {
    signer: {
      signOrder: async (request) => {
        asked.push(request);
        return answers.signed;
      },
    },
    chain: { sessionNonce: async () => answers.nonce },
    config: { accepted: () => answers.accepted, fetch: async () => answers.fetched },
  });
});
afterEach(() => bench.temp.remove());

const row = () => bench.temp.database.orders.byClientId(clientId(1));

describe('preparing an order', () => {
  it('signs for the current configuration and nonce, and journals the hashes, never the signature', async () => {
    const prepared = await prepare({ order, terms, session });
    expect(asked).toMatchObject([
      {
        order: { action: 0, user: order.account, sellAmount: 4_000_000n, feeAmount: 40_000n },
        call: {
          sessionId: session.sessionId,
          target: config.leverageRfqEngine,
          executor: config.executorAddress,
          nonce: 7,
          deadline: terms.validTo,
          feeAmount: 0n,
        },
        why: 'open-long 4 USDC',
      },
    ]);
    const [signed] = asked;
    expect(signed?.call.dataHash).toBe(signed && leveragedOrderHash(signed.order));
    expect(row()).toMatchObject({
      stage: 'signed',
      signature: {
        sessionId: session.sessionId,
        nonce: 7,
        deadline: terms.validTo,
        orderHash,
        orderDigest,
      },
    });
    expect(JSON.stringify(row())).not.toContain(SIGNATURE);
    expect(prepared).toMatchObject({
      ok: true,
      value: { order: { stage: 'signed' }, request: { delegateSignature: SIGNATURE } },
    });
  });

  const DOWN: AppError = { code: 'CHAIN_UNREACHABLE', detail: 'time-out' };
  it.each<[string, () => void, AppError, number]>([
    [
      'no configuration was accepted',
      () => Object.assign(answers, { accepted: err({ code: 'VENUE_CONFIG_UNKNOWN' }) }),
      { code: 'VENUE_CONFIG_UNKNOWN' },
      0,
    ],
    [
      'the configuration changed',
      () => Object.assign(answers, { fetched: err({ code: 'VENUE_CONFIG_CHANGED', changes: [] }) }),
      { code: 'VENUE_CONFIG_CHANGED', changes: [] },
      0,
    ],
    ['the nonce cannot be read', () => Object.assign(answers, { nonce: err(DOWN) }), DOWN, 0],
    [
      'the signer refuses',
      () => Object.assign(answers, { signed: err({ code: 'KEY_MISSING', signer: 'd' }) }),
      { code: 'KEY_MISSING', signer: 'd' },
      1,
    ],
  ])('writes nothing when %s', async (_, spoil, error, signatures) => {
    spoil();
    const before = row();
    expect(await prepare({ order, terms, session })).toEqual(err(error));
    expect(row()).toEqual(before);
    expect(asked).toHaveLength(signatures);
  });
});
