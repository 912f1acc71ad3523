import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { clientOrderId } from '../src/shared/domain/ids.ts';
import { expect, test } from './support/desk.ts';
import { getReady, openTab, orderRow, panel, snapshotOf } from './support/trader.ts';

/** Asks for more wS than 4 USDC buys, so the order rests. */
async function restLimit(page: Page): Promise<void> {
  const { activeAccount: account } = await snapshotOf(page);
  if (!account) throw new Error('no account is open');
  const placed = await page.evaluate(
    ([id, owner]) =>
      window.ballast.call('orders.place', {
        clientOrderId: id,
        draft: {
          account: owner,
          symbol: 'wS-USDC',
          intent: 'open-long',
          sellAmount: '4',
          execution: { kind: 'limit', minBuyAmount: '100', validForSeconds: 600 },
        },
      }),
    [clientOrderId(`ord_${randomUUID().replaceAll('-', '')}`), account] as const,
  );
  expect(placed.ok).toBe(true);
}

test('a row asks for confirmation before cancelling, and No keeps the order', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  await restLimit(page);
  await openTab(page, 'Open orders');
  const row = orderRow(page, 'open');
  await row.getByRole('button', { name: 'Cancel', exact: true }).click();
  await row.getByRole('button', { name: 'No' }).click();
  await expect(row.getByRole('button', { name: 'Cancel', exact: true })).toBeVisible();
  await expect(row).toHaveAttribute('data-stage', 'open');
});

test('a cancellation that cannot be sent shows why under its row, and the order stays', async ({
  desk,
}) => {
  const { page } = await desk.open();
  await getReady(page);
  await restLimit(page);
  await openTab(page, 'Open orders');
  const row = orderRow(page, 'open');
  await expect(row).toBeVisible();
  await desk.devnet.chain.stop();
  await row.getByRole('button', { name: 'Cancel', exact: true }).click();
  await row.getByRole('button', { name: 'Yes, cancel' }).click();
  await expect(panel(page, 'Open orders').getByRole('alert')).toContainText(
    'The chain cannot be reached',
  );
  await expect(row).toBeVisible();
});

test('the venue drops a resting order, and the row warns that the signature stays valid', async ({
  desk,
}) => {
  const { page } = await desk.open({ BALLAST_CANCEL_ENDPOINT: '/leverage/orders/{orderId}' });
  await getReady(page);
  await restLimit(page);
  await openTab(page, 'Open orders');
  const row = orderRow(page, 'open');
  const ask = async () => {
    await row.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(row).toContainText('what was signed stays valid on chain until');
    await row.getByRole('button', { name: 'By the venue' }).click();
  };
  await ask();
  const refused = panel(page, 'Open orders').getByRole('alert');
  await expect(refused).toContainText('so the order stands: cancel it on chain instead');

  await desk.devnet.venue.control({
    command: 'set-faults',
    faults: { cancelEndpoint: 'promises' },
  });
  await ask();
  await expect(row).toContainText('open, cancelling: waiting for the venue');
  await desk.devnet.venue.control({ command: 'set-faults', faults: { cancelEndpoint: 'cancels' } });
  await ask();
  await expect(panel(page, 'Open orders')).toContainText('No open orders');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'cancelled')).toContainText('Cancelled by the venue only');
});
