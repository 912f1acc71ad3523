import { createTestClient, http } from 'viem';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ControlCommand } from '../../../devnet/venue/faults/control-command.ts';
import type { HttpFault } from '../../../devnet/venue/faults/faults.ts';
import type { ClientOrderId } from '../../shared/domain/ids.ts';
import type { Order } from '../../shared/domain/order.ts';
import { systemClock } from '../core/system-clock.ts';
import { deskForEachTest } from '../testing/trading-desk.ts';
import { unwrap } from '../testing/unwrap.ts';

const desk = deskForEachTest({ sessions: 1 });

const control = (command: ControlCommand) => desk.devnet.venue.control(command);

beforeEach(async () => {
  const from = systemClock.now();
  await desk.readAgain();
  // History that arrives later could find an order before its POST times out.
  await desk.paper.until('done with history', ({ coverage }) =>
    coverage.some(({ kind, checkedAt }) => kind === 'funding' && (checkedAt ?? 0) >= from),
  );
});

const rows = () => desk.paper.terminal.snapshot().orders.value;
const venueOrders = () => desk.devnet.venue.orders.all();

const rowOf = async (id: ClientOrderId, what: string, holds: (order: Order) => boolean) => {
  const find = (orders: readonly Order[]) => orders.find((o) => o.clientOrderId === id && holds(o));
  const { orders } = await desk.paper.until(what, ({ orders }) => Boolean(find(orders.value)));
  return find(orders.value);
};
const facts = async (clientOrderId: ClientOrderId) =>
  unwrap(await desk.paper.call('orders.events', { clientOrderId })).map(({ type }) => type);
const isOpen = ({ stage }: Order): boolean => stage === 'open';
const isUnsure = ({ outcomeUnknown }: Order): boolean => outcomeUnknown;
const placed = async (sellAmount = '4') => unwrap(await desk.place(sellAmount)).clientOrderId;
const filled = (id: ClientOrderId) => rowOf(id, 'filled', ({ stage }) => stage === 'filled');
const failed = (id: ClientOrderId) => rowOf(id, 'failed', ({ stage }) => stage === 'failed');

const faultPost = (does: HttpFault['does']) =>
  desk.setFaults({ http: [{ path: '/leverage/orders', method: 'POST', times: 1, does }] });

describe('an order', () => {
  it.each([{ kind: 'hang' }, { kind: 'destroy' }] as const)(
    'that the venue took, answering with a $kind, is in doubt, then found, and sent once',
    async (fault) => {
      const [posts, count, held] = [desk.posts, rows().length, venueOrders().length];
      // A fill would be noticed before the POST is given up; a look at the venue meanwhile may find the order sooner, too.
      await desk.setFaults({ holdExecution: true });
      await faultPost(fault);
      const id = await placed();
      await expect.poll(() => facts(id)).toContain('outcome-unknown');
      await rowOf(id, 'open', (order) => isOpen(order) && !isUnsure(order));
      await desk.setFaults({ holdExecution: false });
      expect(await filled(id)).toMatchObject({ origin: 'here' });
      expect(rows()).toHaveLength(count + 1);
      expect(venueOrders()).toHaveLength(held + 1);
      expect(desk.posts).toBe(posts + 1);
    },
  );

  it('that the venue refuses has failed, in the venue’s words', async () => {
    await faultPost({ kind: 'status', status: 400 });
    const failure = { code: 'UNAVAILABLE', message: 'the venue is unavailable' };
    expect(await failed(await placed())).toMatchObject({ failure, fill: null });
  });

  it('whose protection the price exceeds has failed, with the engine’s reason', async () => {
    await control({ command: 'set-spread', bps: 500 });
    await desk.setFaults({ blindExecution: true });
    expect(await failed(await placed())).toMatchObject({
      failure: {
        code: 'ORDER_REVERTED',
        message: 'ORDER_REVERTED: Error(string): Return amount is not enough',
      },
    });
  });

  it('that meets a stale oracle has failed, with the oracle’s reason', async () => {
    await desk.setFaults({ holdExecution: true });
    const id = await placed();
    await rowOf(id, 'open', isOpen);
    await control({ command: 'set-oracle-stale', stale: true });
    await desk.setFaults({ holdExecution: false, blindExecution: true });
    expect(await failed(id)).toMatchObject({
      failure: {
        code: 'ORDER_REVERTED',
        message: expect.stringMatching(/^ORDER_REVERTED: StalePrice\(0x/),
      },
    });
  });

  it('that nobody knows of stays in doubt over a restart, and ends unsent when its time is over', async () => {
    const [posts, held] = [desk.posts, venueOrders()];
    await faultPost({ kind: 'status', status: 503 });
    const id = await placed();
    await rowOf(id, 'in doubt', isUnsure);
    await desk.reopen();
    await desk.readAgain();
    expect(await rowOf(id, 'in doubt', isUnsure)).toMatchObject({ stage: 'submitted' });
    expect(await desk.place('4')).toMatchObject({
      error: {
        code: 'POLICY_REFUSED',
        violations: [{ code: 'RECOVERY_RUNNING', orders: 1 }, { code: 'SESSION_BUSY' }],
      },
    });
    await passMinutes(2);
    expect(await rowOf(id, 'over', ({ stage }) => stage === 'expired')).toMatchObject({
      outcomeUnknown: false,
      fill: null,
    });
    expect(desk.posts).toBe(posts + 1);
    expect(venueOrders()).toEqual(held);
  });

  it('is not signed for a venue that is gone', async () => {
    const posts = desk.posts;
    const order = { clientOrderId: desk.newOrderId(), draft: desk.openLong('4') };
    // The port is closed at once, and the terminal does not know yet.
    const stopped = desk.devnet.venue.stop();
    const refused = await desk.paper.call('orders.place', order);
    await stopped;
    expect(refused).toMatchObject({ error: { code: 'VENUE_UNREACHABLE' } });
    const row = await failed(order.clientOrderId);
    expect(row).toMatchObject({ signature: null, failure: { code: 'VENUE_UNREACHABLE' } });
    const { clientOrderId } = order;
    const events = unwrap(await desk.paper.call('orders.events', { clientOrderId }));
    expect(events.map(({ type }) => type)).toEqual(['failed']);
    const audit = unwrap(await desk.paper.call('history.audit', { cursor: null, limit: 500 }));
    const signed = audit.rows.flatMap((entry) => entry.clientOrderId ?? []);
    expect(signed).not.toContain(clientOrderId);
    expect(signed).toHaveLength(posts);
    expect(desk.posts).toBe(posts);
  });
});

/** Lets the chain's time pass, by the node's own calls for tests. */
async function passMinutes(minutes: number): Promise<void> {
  const node = createTestClient({ mode: 'anvil', transport: http(desk.devnet.chain.rpcUrl) });
  await node.increaseTime({ seconds: minutes * 60 });
  await node.mine({ blocks: 1 });
}
