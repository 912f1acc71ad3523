import { mkdir, rm } from 'node:fs/promises';
import { expect, test } from './support/desk.ts';
import {
  createSession,
  expectConnection,
  getReady,
  openPaperAccount,
  openTab,
  panel,
  placeLong,
  snapshotOf,
} from './support/trader.ts';

test('a trader deposits more margin, and cannot withdraw what the account needs', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  await openTab(page, 'Account');
  const account = panel(page, 'Account');
  await expect(account.getByRole('row', { name: /Margin in the account/ })).toContainText(
    '100.00 USDC',
  );

  await account.getByLabel('Amount to deposit').fill('50');
  await account.getByRole('button', { name: 'Review' }).click();
  const transactions = account.getByRole('region', { name: 'Transactions' });
  await expect(transactions).toContainText('take up to 50 USDC from the wallet');
  await expect(transactions).toContainText('approve');
  await expect(transactions).toContainText(/Gas\s*about/);
  await transactions.getByRole('button', { name: 'Sign and send' }).click();
  await expect(transactions).toContainText('Deposit 50 USDC');
  await expect(transactions).toContainText('Transaction 2 of 2');
  await transactions.getByRole('button', { name: 'Sign and send' }).click();
  await expect(transactions.getByRole('status')).toHaveCount(2);
  await expect(account.getByRole('row', { name: /Margin in the account/ })).toContainText(
    '150.00 USDC',
  );
  await expect(panel(page, 'Balances')).toContainText('150.0000');
  await transactions.getByRole('button', { name: 'Close' }).click();

  await placeLong(page, '400');
  await expect(panel(page, 'Positions').getByRole('row', { name: /wS-USDC/ })).toBeVisible();
  await account.getByRole('radio', { name: 'Withdraw' }).check();
  await account.getByLabel('Amount to withdraw').fill('149');
  const refused = account.getByLabel('Why it is refused');
  await expect(refused).toContainText('withdraw less, or repay first');
  await expect(account.getByRole('button', { name: 'Review' })).toBeDisabled();
  await account.getByLabel('Amount to withdraw').fill('151');
  await expect(refused).toContainText('The account holds 150.00 USDC');

  await account.getByLabel('Amount to withdraw').fill('20');
  await account.getByRole('button', { name: 'Review' }).click();
  await transactions.getByRole('button', { name: 'Sign and send' }).click();
  await expect(transactions.getByRole('status')).toContainText('done');
  await expect(account.getByRole('row', { name: /Margin in the account/ })).toContainText(
    '130.00 USDC',
  );
});

test('a trader watches another account, sees its position, and goes back', async ({ desk }) => {
  const other = await desk.open();
  await getReady(other.page);
  await placeLong(other.page, '400');
  await expect(panel(other.page, 'Positions').getByRole('row', { name: /wS-USDC/ })).toBeVisible();
  const whale = (await snapshotOf(other.page)).activeAccount ?? '';
  await other.close();
  // The same computer with a new data folder: the keychain keeps its entries.
  await rm(desk.userData, { recursive: true });
  await mkdir(desk.userData);

  const { page } = await desk.open();
  await openPaperAccount(page);
  const own = (await snapshotOf(page)).activeAccount ?? '';
  await openTab(page, 'Sessions');
  const orphans = panel(page, 'Sessions').getByRole('region', { name: 'Keys without a session' });
  await orphans.getByRole('button', { name: /Forget key/ }).click();
  await expect(orphans).toHaveCount(0);

  await openTab(page, 'Account');
  const account = panel(page, 'Account');
  const watch = account.getByRole('form', { name: 'Watch an account' });
  await watch.getByLabel('Address').fill(`${whale.slice(0, -1)}${whale.endsWith('1') ? '2' : '1'}`);
  await watch.getByLabel('Name of the watched account').fill('Whale');
  await watch.getByRole('button', { name: 'Watch' }).click();
  await expect(watch.getByRole('alert')).toContainText('checksum');
  await watch.getByLabel('Address').fill(whale);
  await watch.getByRole('button', { name: 'Watch' }).click();

  const position = panel(page, 'Positions').getByRole('row', { name: /wS-USDC/ });
  await expect(position).toContainText('long');
  await expect(account).toContainText('Cannot sign: this account is watch-only');
  await account.getByLabel('Amount to deposit').fill('1');
  await expect(account.getByRole('button', { name: 'Review' })).toBeDisabled();
  await openTab(page, 'Sessions');
  await expect(panel(page, 'Sessions')).toContainText('Cannot sign');
  await expect(page.getByRole('button', { name: 'Create session' })).toBeDisabled();

  await openTab(page, 'Account');
  await account.getByRole('row', { name: 'Paper' }).getByRole('button', { name: 'Select' }).click();
  await expect(position).toHaveCount(0);
  await expect(account).toContainText(own);
  await expect(account).not.toContainText('Cannot sign');
});

test('a trader creates several sessions at once, and an account with its own key', async ({
  sharedDesk: { page },
}) => {
  await openPaperAccount(page);
  await openTab(page, 'Sessions');
  await page.getByLabel('Session keys to create').fill('3');
  await createSession(page);
  await expect(panel(page, 'Sessions').getByText('active', { exact: true })).toHaveCount(3);

  await openTab(page, 'Account');
  const account = panel(page, 'Account');
  await account.getByText('Create a local account').click();
  const form = account.getByRole('form', { name: 'Create a local account' });
  await form.getByLabel('Name of the new account').fill('Savings');
  await expect(form.getByRole('button', { name: 'Create account' })).toBeDisabled();
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: 'Create account' }).click();
  await expect(account.getByRole('row', { name: /Coin for gas/ })).toContainText('missing');
  await expect(account.getByRole('row', { name: /Savings/ })).toContainText('selected');
  await expectConnection(page, 'live');
  await expect(panel(page, 'Balances')).not.toContainText('100.0000');
});
