import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VenueOrderId } from '../../shared/domain/ids.ts';
import type { OrderEvent } from '../../shared/domain/order-event.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { clientId, venueId } from '../testing/sample-order.ts';
import { signableCall } from '../testing/signable-call.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import type { PostOrderError, PostOrderRequest } from '../venue/methods/post-order.ts';
import { createSubmitOrder } from './submit-order.ts';

type Reply = Result<VenueOrderId, PostOrderError>;

const { order: signedOrder, call: sessionCall } = signableCall();
const request: PostOrderRequest = { order: signedOrder, sessionCall, delegateSignature: '0x00' };

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
});
afterEach(() => bench.temp.remove());

const row = () => bench.temp.database.orders.byClientId(clientId(1));

/** Submits the first sample order to a venue that answers as `answer` says, and tells what was done. */
async function submit(answer: () => Reply) {
  const sent: PostOrderRequest[] = [];
  let lookUps = 0;
  const steps: string[] = [];
  const note = (what: string): void => {
    steps.push(`${what}: ${row()?.stage}`);
  };
  const venue = {
    async postOrder(posted: PostOrderRequest): Promise<Reply> {
      sent.push(posted);
      note('sent');
      return answer();
    },
  };
  const account = { holdFrames: () => () => note('settled') };
  const reconciler = {
    run: async () => {
      lookUps += 1;
    },
  };
  const submitOrder = createSubmitOrder(bench.core, { venue, account, reconciler });
  const submitted = submitOrder(bench.signed(1), request);
  const order = await submitted.catch((error: unknown) => error);
  return { order, sent, lookUps, steps };
}

describe('submitting a signed order', () => {
  it('opens it under the id that the venue gives', async () => {
    const { order, sent, lookUps, steps } = await submit(() => ok(venueId(1)));
    expect(order).toMatchObject({ stage: 'open', venueOrderId: venueId(1) });
    expect(sent).toEqual([request]);
    expect(lookUps).toBe(0);
    expect(steps).toEqual(['sent: submitted', 'settled: open']);
  });

  it('journals that it may exist before the first byte leaves', async () => {
    let told: readonly OrderEvent[] = [];
    await submit(() => {
      told = bench.temp.database.journal.events(clientId(1));
      return ok(venueId(1));
    });
    expect(told.at(-1)).toMatchObject({ type: 'submitting', source: 'terminal' });
  });

  it("fails it in the venue's own words when the venue refuses", async () => {
    const refusal = { kind: 'refused', code: 'BAD_NONCE', message: 'stale', status: 400 } as const;
    const { order, sent, lookUps, steps } = await submit(() => err(refusal));
    expect(order).toMatchObject({
      stage: 'failed',
      failure: { code: 'BAD_NONCE', message: 'stale' },
    });
    expect(sent).toHaveLength(1);
    expect(lookUps).toBe(0);
    expect(steps).toEqual(['sent: submitted', 'settled: failed']);
  });

  it('fails it as never sent when no connection was made', async () => {
    const unreachable = { kind: 'unreachable', detail: 'ECONNREFUSED' } as const;
    const { order, sent, lookUps, steps } = await submit(() => err(unreachable));
    expect(order).toMatchObject({
      stage: 'failed',
      failure: {
        code: 'NEVER_SENT',
        message: '',
        refusal: { code: 'VENUE_UNREACHABLE', detail: 'ECONNREFUSED' },
      },
    });
    expect(sent).toHaveLength(1);
    expect(lookUps).toBe(0);
    expect(steps).toEqual(['sent: submitted', 'settled: failed']);
  });

  it('sends it no second time when the answer is lost, but has it looked up', async () => {
    const { order, sent, lookUps, steps } = await submit(() =>
      err({ kind: 'unknown', detail: 'time-out' }),
    );
    expect(order).toMatchObject({ stage: 'submitted', outcomeUnknown: true, failure: null });
    expect(sent).toHaveLength(1);
    expect(lookUps).toBe(1);
    expect(steps).toEqual(['sent: submitted', 'settled: submitted']);
  });

  it('leaves a row to be looked up, and holds no frames back, when sending breaks down', async () => {
    const bug = new Error('a bug');
    const { order, sent, steps } = await submit(() => {
      throw bug;
    });
    expect(order).toBe(bug);
    expect(sent).toHaveLength(1);
    expect(steps).toEqual(['sent: submitted', 'settled: submitted']);
    expect(bench.temp.database.orders.unresolvedAll()).toEqual([row()]);
  });
});
