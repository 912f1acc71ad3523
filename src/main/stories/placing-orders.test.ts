import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Delta } from '../../shared/contract/snapshot.ts';
import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { OrderStage } from '../../shared/domain/order-stage.ts';
import type { Slices } from '../../shared/domain/slices.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest();
const deltas: Delta[] = [];

beforeEach(async () => {
  deltas.length = 0;
  desk.paper.terminal.onDelta((delta) => deltas.push(delta));
  await desk.createSession();
});

const rows = () => desk.paper.terminal.snapshot().orders.value;

const areFilled =
  (...ids: readonly ClientOrderId[]) =>
  ({ orders }: Slices): boolean =>
    ids.every((id) =>
      orders.value.some((order) => order.clientOrderId === id && order.stage === 'filled'),
    );

/** The stages in which the page was shown an order, each once, in the order in which they came. */
const shownStages = (id: ClientOrderId): readonly OrderStage[] => {
  const shown = deltas
    .flatMap(({ changes }) => changes)
    .flatMap((change) => ('upsert' in change ? change.upsert : []))
    .flatMap((order) => (order.clientOrderId === id ? [order.stage] : []));
  return [...new Set(shown)];
};

describe('placing orders', () => {
  it('two at one moment on one session: one is accepted, the other told to wait', async () => {
    const [first, second] = await Promise.all([desk.place('4'), desk.place('4')]);
    expect(second).toEqual({
      ok: false,
      error: { code: 'POLICY_REFUSED', violations: [{ code: 'SESSION_BUSY' }] },
    });
    const { clientOrderId } = unwrap(first);
    await desk.paper.until('filled', areFilled(clientOrderId));
    expect(rows()).toHaveLength(1);
    expect(desk.posts).toBe(1);
  });

  it('shows each stage of an order on the screen and records it in its events', async () => {
    const { clientOrderId } = unwrap(await desk.place('4'));
    await desk.paper.until('filled', areFilled(clientOrderId));
    expect(shownStages(clientOrderId)).toEqual([
      'created',
      'signed',
      'submitted',
      'open',
      'filled',
    ]);
    const events = unwrap(await desk.paper.call('orders.events', { clientOrderId }));
    const facts = new Set(events.map(({ type }) => type));
    expect([...facts]).toEqual(['signed', 'submitting', 'pending', 'filled']);
  });

  it('two at one moment on two sessions: both fill, though they say the same', async () => {
    await desk.createSession();
    const before = desk.posts;
    const placed = await Promise.all([desk.place('4'), desk.place('4')]);
    const ids = placed.map((result) => unwrap(result).clientOrderId);
    await desk.paper.until('both filled', areFilled(...ids));
    const orders = rows().filter(({ clientOrderId }) => ids.includes(clientOrderId));
    for (const of of ['sessionId', 'orderHash', 'orderDigest'] as const) {
      expect(new Set(orders.map(({ signature }) => signature?.[of])).size).toBe(2);
    }
    expect(new Set(orders.map(({ fill }) => fill?.txHash)).size).toBe(2);
    expect(desk.posts - before).toBe(2);
  });

  it('one id twice is one order, at one moment and later', async () => {
    const [posts, count] = [desk.posts, rows().length];
    const order = { clientOrderId: desk.newOrderId(), draft: desk.openLong('4') };
    const again = { ok: false, error: { code: 'ALREADY_EXISTS', what: 'order' } };
    const place = () => desk.paper.call('orders.place', order);
    const [first, second] = await Promise.all([place(), place()]);
    expect(first).toEqual({ ok: true, value: { clientOrderId: order.clientOrderId } });
    expect(second).toEqual(again);
    await desk.paper.until('filled', areFilled(order.clientOrderId));
    expect(await place()).toEqual(again);
    expect(rows()).toHaveLength(count + 1);
    expect(desk.posts - posts).toBe(1);
  });

  it('one that would leave less than the minimum equity is refused before anything is written', async () => {
    // 4 USDC and a fee of one percent: 4.04 borrowed, 0.04 of 100 spent.
    unwrap(await desk.place('4'));
    await desk.paper.until('in debt', ({ risk }) =>
      Boolean(risk.value?.assets.some(({ debt }) => debt === '4.04')),
    );
    const [posts, before] = [desk.posts, rows()];
    // Its fee leaves 100 - 0.04 - 99.5, less a little rounding.
    expect(await desk.place('9950')).toEqual({
      ok: false,
      error: {
        code: 'POLICY_REFUSED',
        violations: expect.arrayContaining([
          {
            code: 'ORDER_BELOW_MIN_EQUITY',
            equity: expect.stringMatching(/^0\.4599/),
            minimum: '0.5',
          },
        ]),
      },
    });
    expect(rows()).toEqual(before);
    expect(desk.posts).toBe(posts);
  });

  it('leaves no key and no signature in the database or in what the page is sent', async () => {
    for (const sellAmount of ['4', '5']) {
      const { clientOrderId } = unwrap(await desk.place(sellAmount));
      await desk.paper.until('filled', areFilled(clientOrderId));
    }
    const entries = unwrap(await desk.keyStore.list());
    const keys = await Promise.all(
      entries.map(async (entry) => unwrap(await desk.keyStore.read(entry))),
    );
    const signatures = desk.devnet.venue.orders
      .all()
      .map((order) => order.authorisation?.signature);
    expect(keys).toHaveLength(2);
    expect(signatures).toHaveLength(2);

    const { databasePath } = desk.paper;
    const files = [databasePath, `${databasePath}-wal`].filter(existsSync);
    const disk = Buffer.concat(files.map((file) => readFileSync(file)));
    const sent = JSON.stringify([deltas, desk.paper.terminal.snapshot()]).toLowerCase();
    const isKept = (hex: string) => ({
      disk: disk.toString('latin1').toLowerCase().includes(hex) || disk.includes(hex, 0, 'hex'),
      sent: sent.includes(hex),
    });
    const digits = (hex: string | null | undefined) => (hex ?? 'missing').toLowerCase().slice(2);
    for (const secret of [...keys, ...signatures].map(digits)) {
      expect(secret.length).toBeGreaterThanOrEqual(64);
      expect(isKept(secret)).toEqual({ disk: false, sent: false });
    }
    // The same search does find what is kept: the hash of what was signed.
    const hashes = rows().map(({ signature }) => digits(signature?.orderHash));
    for (const hash of hashes) expect(isKept(hash)).toEqual({ disk: true, sent: true });
  });
});
