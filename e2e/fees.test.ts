import { expect, test } from './support/desk.ts';
import { getReady, openTab, orderRow, panel, placeLong } from './support/trader.ts';

test('the platform’s fee is itemised before it is charged', async ({ desk }) => {
  const { page } = await desk.open({ BALLAST_FEE_MODEL: 'platform' });
  await getReady(page);
  const ticket = panel(page, 'Ticket');
  await page.getByLabel('Borrow (USDC)').fill('99.99');
  await expect(ticket).toContainText('(gas; no 0.1 % below 100 USD)');
  await page.getByLabel('Borrow (USDC)').fill('100');
  await expect(ticket).toContainText(/0\.1\d USDC \(0\.1 % and 0\.0\d{3} for gas\)/);

  await placeLong(page, '100');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  const charged = desk.devnet.venue.orders.all().map(({ order }) => order.feeAmount);
  expect(charged).toHaveLength(1);
  expect(charged[0]).toBeGreaterThan(100_000n);
});
