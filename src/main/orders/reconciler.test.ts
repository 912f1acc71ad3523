import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import { orderHash, txHash } from '../../shared/domain/ids.ts';
import { ok } from '../../shared/result.ts';
import { clientId, sampleOrder, venueId } from '../testing/sample-order.ts';
import { type ScriptedSources, scriptedSources, venueRow } from '../testing/scripted-sources.ts';
import { sampleSignature, type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { createReconciler, type Reconciler } from './reconciler.ts';

/** The sample order's. */
const VALID_TO = 1_776_944_415;
const TX = txHash(`0x${'6'.repeat(64)}`);
const { orderHash: hash, sessionId, nonce } = sampleSignature(1);

let bench: TempRecorder;
let sources: ScriptedSources;
let reconciler: Reconciler;
beforeEach(() => {
  bench = tempRecorder();
  sources = scriptedSources();
  reconciler = createReconciler(bench.core, sources);
});
afterEach(() => {
  reconciler.close();
  bench.temp.remove();
});

const row = () => bench.temp.database.orders.byClientId(clientId(1));
const lists = (...rows: readonly ReturnType<typeof venueRow>[]) => {
  sources.listOrders = async () => ok(rows);
};

describe('an order whose outcome is unknown', () => {
  it('gets its id and stage from the row at the venue that echoes its hash', async () => {
    bench.unknown(1);
    const another = venueRow({ venueOrderId: venueId(8), orderHash: orderHash(TX), nonce });
    lists({ ...another, sessionId }, venueRow({ venueOrderId: venueId(9), orderHash: hash }));
    await reconciler.run();
    expect(row()).toMatchObject({ stage: 'open', venueOrderId: venueId(9), outcomeUnknown: false });
  });

  it('is known by session and nonce where the venue echoes no hash', async () => {
    bench.unknown(1);
    const before = venueRow({ venueOrderId: venueId(8), sessionId, nonce: nonce - 1 });
    const failure = { by: 'venue', code: 'REVERTED', message: 'too little' } as const;
    const own = venueRow({ venueOrderId: venueId(9), sessionId, nonce, status: 'failed', failure });
    lists(before, own);
    await reconciler.run();
    expect(row()).toMatchObject({ stage: 'failed', venueOrderId: venueId(9), failure });
  });

  it('becomes one row with the one that a frame made for it', async () => {
    bench.unknown(1);
    const { account } = bench.temp;
    const seen = { clientOrderId: clientId(2), account, chainId: 146, at: bench.clock.now() };
    const fact = { at: seen.at, source: 'frame', type: 'pending' } as const;
    bench.recorder.recordByVenueId(venueId(9), { ...fact, venueOrderId: venueId(9) }, (id) =>
      createElsewhereOrder({ ...seen, venueOrderId: id, terms: null }),
    );
    lists(venueRow({ venueOrderId: venueId(9), orderHash: hash }));
    await reconciler.run();
    expect(row()).toMatchObject({ stage: 'open', venueOrderId: venueId(9) });
    expect(bench.temp.database.orders.unresolvedAll()).toHaveLength(1);
  });

  it('has failed when another order used its nonce, whatever the venue still says', async () => {
    bench.unknown(1);
    lists(venueRow({ venueOrderId: venueId(9), orderHash: hash }));
    sources.blockTime = ok(VALID_TO - 30);
    sources.nonce = nonce + 1;
    sources.nonceUse = { kind: 'consumed', dataHash: orderHash(TX), txHash: TX };
    await reconciler.run();
    expect(row()).toMatchObject({ stage: 'failed', failure: { code: 'NONCE_USED' } });
    const [last] = bench.temp.database.journal.events(clientId(1)).slice(-1);
    expect(last).toMatchObject({ type: 'failed', source: 'chain' });
  });

  it('has expired once a block is past its validTo and its nonce is unused', async () => {
    bench.unknown(1);
    sources.nonce = nonce;
    sources.blockTime = ok(VALID_TO);
    await reconciler.run();
    expect(row()?.stage).toBe('submitted');
    sources.blockTime = ok(VALID_TO + 1);
    await reconciler.run();
    expect(row()).toMatchObject({ stage: 'expired', outcomeUnknown: false });
  });

  it('is filled, at the price that its fill tells, when the chain has the fill', async () => {
    const { terms } = bench.unknown(1);
    if (!terms) throw new Error('the sample order has terms');
    const { sellToken, buyToken, sellAmount, feeAmount } = terms;
    const sold = { sellToken, buyToken, sellAmount, feeAmount };
    sources.blockTime = ok(VALID_TO - 30);
    sources.fill = { ...sold, txHash: TX, at: bench.clock.now(), boughtAmount: '80' };
    await reconciler.run();
    const fill = { txHash: TX, boughtAmount: '80', price: '0.05' };
    expect(row()).toMatchObject({ stage: 'filled', fill });
  });
});

describe('an order that the venue took for another one of ours', () => {
  it('fails as dropped, and takes over nothing from the other order', async () => {
    const other = venueId(9);
    bench.signed(1);
    bench.recorder.acknowledge(clientId(1), other, 'post-reply');
    bench.recorder.record(clientId(1), 'frame', { type: 'expired', venueOrderId: other });
    bench.recorder.create(sampleOrder(2));
    const { sessionId, nonce: taken } = sampleSignature(1);
    const signature = { ...sampleSignature(2), sessionId, nonce: taken };
    bench.recorder.record(clientId(2), 'terminal', { type: 'signed', signature });
    bench.recorder.record(clientId(2), 'terminal', { type: 'submitting' });
    lists(venueRow({ venueOrderId: other, sessionId, nonce: taken, status: 'expired' }));
    await reconciler.run();
    expect(bench.temp.database.orders.byClientId(clientId(2))).toMatchObject({
      stage: 'failed',
      failure: { code: 'DEDUPLICATED' },
    });
    expect(bench.temp.database.orders.byClientId(clientId(1))).toMatchObject({ stage: 'expired' });
  });
});

describe('the source of a fact', () => {
  it('is the venue if the chain was read but said nothing', async () => {
    bench.unknown(1);
    sources.nonce = nonce;
    sources.blockTime = ok(VALID_TO - 30);
    lists(venueRow({ venueOrderId: venueId(9), orderHash: hash, status: 'expired' }));
    await reconciler.run();
    const facts = bench.temp.database.journal.events(clientId(1));
    expect(facts.at(-1)).toMatchObject({ type: 'expired', source: 'poll' });
  });
});
