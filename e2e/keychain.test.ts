import { expect, test } from './support/desk.ts';
import { getReady, openTab, orderRow, panel, placeLong } from './support/trader.ts';

test('with a locked keychain the app opens, shows its history, and reports that it cannot sign', async ({
  desk,
}) => {
  const first = await desk.open();
  await getReady(first.page);
  await placeLong(first.page, '400');
  await openTab(first.page, 'Order history');
  await expect(orderRow(first.page, 'filled')).toBeVisible();
  await first.close();
  await desk.keyring.lock();

  const { page } = await desk.open();
  await expect(page.getByText(/cannot sign/i).first()).toBeVisible();
  await expect(page.getByTestId('keychain')).toContainText('locked');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  await expect(panel(page, 'Ticket').getByRole('button', { name: 'Open long' })).toBeDisabled();
  await openTab(page, 'Sessions');
  await expect(panel(page, 'Sessions')).toContainText(/unreadable|cannot be read/i);

  await desk.keyring.unlock();
  await page.getByRole('button', { name: 'Retry the keychain' }).click();
  await expect(page.getByTestId('keychain')).toContainText('ready');
  await expect(page.getByText(/cannot sign/i)).toHaveCount(0);
});
