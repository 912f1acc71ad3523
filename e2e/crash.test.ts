import type { Page } from '@playwright/test';
import { expect, test } from './support/desk.ts';
import type { LaunchedApp } from './support/launch.ts';
import { getReady, openTab, orderRow, panel, placeLong, snapshotOf } from './support/trader.ts';

const venueOrders = async (restUrl: string, page: Page) => {
  const { activeAccount } = await snapshotOf(page);
  const reply = await fetch(`${restUrl}/leverage/orders?user=${activeAccount}`);
  return ((await reply.json()) as { data: readonly unknown[] }).data;
};

test('killed between journal and reply, the order is neither lost nor sent twice', async ({
  desk,
}) => {
  const { venue } = desk.devnet;
  const first = await desk.open();
  await getReady(first.page);
  await venue.control({
    command: 'set-faults',
    faults: {
      http: [{ path: '/leverage/orders', method: 'POST', times: 1, does: { kind: 'hang' } }],
    },
  });
  await placeLong(first.page, '400');
  await expect.poll(() => venueOrders(venue.restUrl, first.page)).toHaveLength(1);
  await kill(first.app);

  const { page } = await desk.open();
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  const { orders } = await snapshotOf(page);
  expect(orders.value).toHaveLength(1);
  expect(orders.value[0]).toMatchObject({ origin: 'here', stage: 'filled' });
  expect(await venueOrders(venue.restUrl, page)).toHaveLength(1);
});

test('killed before the order reached the venue, it ends as expired and is never sent', async ({
  desk,
}) => {
  const { venue } = desk.devnet;
  const first = await desk.open();
  await getReady(first.page);
  const journaled = first.page.evaluate(async () => {
    const seen = new Promise<void>((resolve) => {
      window.ballast.onDelta(({ changes }) => {
        const sent = changes.some(
          (change) =>
            'upsert' in change && change.upsert.some(({ stage }) => stage === 'submitted'),
        );
        if (sent) resolve();
      });
    });
    await seen;
  });
  await venue.control({
    command: 'set-faults',
    faults: {
      http: [
        {
          path: '/leverage/orders',
          method: 'POST',
          times: 9,
          does: { kind: 'status', status: 503 },
        },
      ],
    },
  });
  await placeLong(first.page, '400');
  await journaled;
  await kill(first.app);
  await venue.control({ command: 'clear-faults' });

  const { page } = await desk.open();
  await expect
    .poll(async () => (await snapshotOf(page)).orders.value[0]?.outcomeUnknown)
    .toBe(true);
  await desk.passTime(120);
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'expired')).toBeVisible();
  expect(await venueOrders(venue.restUrl, page)).toHaveLength(0);
});

test('killed between the halves of a reversal, the app never opens the other side by itself', async ({
  desk,
}) => {
  const { venue } = desk.devnet;
  const first = await desk.open();
  await getReady(first.page);
  await placeLong(first.page, '200');
  const position = panel(first.page, 'Positions').getByRole('row', { name: /wS-USDC/ });
  await expect(position).toContainText('long');
  await venue.control({ command: 'set-faults', faults: { holdExecution: true } });
  await position.getByRole('button', { name: 'Reverse' }).click();
  await position.getByRole('button', { name: 'Close, then short' }).click();
  await openTab(first.page, 'Open orders');
  const waiting = panel(first.page, 'Open orders').getByRole('row', { name: 'Open short' });
  await expect(waiting).toContainText('waits for the close to be filled');
  await expect.poll(() => venueOrders(venue.restUrl, first.page)).toHaveLength(2);
  await kill(first.app);
  await venue.control({ command: 'set-faults', faults: { holdExecution: false } });

  const { page } = await desk.open();
  await expect(panel(page, 'Positions')).toContainText('No open position');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'failed')).toContainText('Never sent: Ballast was closed');
  await expect(page.getByText('wS-USDC was not reversed')).toBeVisible();
  expect(await venueOrders(venue.restUrl, page)).toHaveLength(2);
});

/** Kills the app as a power cut would: none of its handlers run. */
async function kill(app: LaunchedApp['app']): Promise<void> {
  const ended = app.waitForEvent('close');
  app.process().kill('SIGKILL');
  await ended;
}
