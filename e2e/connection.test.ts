import { expect, test } from './support/desk.ts';
import {
  expectConnection,
  getReady,
  openTab,
  orderRow,
  panel,
  placeLong,
  snapshotOf,
} from './support/trader.ts';

test('a dropped and restored socket loses nothing', async ({ sharedDesk: desk }) => {
  const { page } = desk;
  await getReady(page);
  const { venue } = desk.devnet;
  await venue.control({ command: 'set-faults', faults: { holdExecution: true } });
  await placeLong(page, '400');
  await openTab(page, 'Open orders');
  await expect(orderRow(page, 'open')).toBeVisible();

  await venue.control({ command: 'set-faults', faults: { refuseSockets: true } });
  await venue.control({ command: 'drop-sockets' });
  await expect.poll(async () => (await snapshotOf(page)).connection.channel).toBe('polling');
  await venue.control({ command: 'set-faults', faults: { holdExecution: false } });
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();

  await venue.control({ command: 'set-faults', faults: { refuseSockets: false } });
  await expect.poll(async () => (await snapshotOf(page)).connection.channel).toBe('socket');
  await expectConnection(page, 'live');
  expect((await snapshotOf(page)).orders.value).toHaveLength(1);
});

test('duplicate, late and shuffled frames leave one row', async ({ sharedDesk: desk }) => {
  const { page } = desk;
  await getReady(page);
  await desk.devnet.venue.control({
    command: 'set-faults',
    faults: { repeatFrames: 3, shuffleFrames: 4, delayFramesMs: 50 },
  });
  await placeLong(page, '400');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  await expect(panel(page, 'Order history').locator('[data-order]')).toHaveCount(1);
});

test('balances update after a frame that carries none', async ({ sharedDesk: desk }) => {
  const { page } = desk;
  await getReady(page);
  await desk.devnet.venue.control({
    command: 'set-faults',
    faults: { signalOnlyBalances: true },
  });
  const before = (await snapshotOf(page)).balances;
  await placeLong(page, '400');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  await expect.poll(async () => (await snapshotOf(page)).balances.value).not.toEqual(before.value);
});
