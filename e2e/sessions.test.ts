import type { Page } from '@playwright/test';
import { expect, test } from './support/desk.ts';
import {
  createSession,
  expectConnection,
  openPaperAccount,
  openTab,
  panel,
  placeLong,
  snapshotOf,
} from './support/trader.ts';

const sessions = (page: Page) => panel(page, 'Sessions');

/** The account's native balance on chain. */
async function gasOf(rpcUrl: string, page: Page): Promise<string> {
  const { activeAccount } = await snapshotOf(page);
  const call = {
    jsonrpc: '2.0',
    id: 1,
    method: 'eth_getBalance',
    params: [activeAccount, 'latest'],
  };
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(rpcUrl, { method: 'POST', headers, body: JSON.stringify(call) });
  return ((await reply.json()) as { readonly result: string }).result;
}

/** Adds a second paper account and selects the first one again. */
async function addPayer(page: Page): Promise<void> {
  await openTab(page, 'Account');
  const { activeAccount: own } = await snapshotOf(page);
  const added = await page.evaluate(async (account) => {
    const created = await window.ballast.call('accounts.createPaper', {});
    if (!created.ok) throw new Error(created.error.code);
    const address = created.value.address;
    await window.ballast.call('accounts.rename', { account: address, label: 'Savings' });
    await window.ballast.call('accounts.select', { account: account ?? '' });
    return address;
  }, own);
  expect(added).not.toBe(own);
  await expectConnection(page, 'live');
}

test('an owner signs, and another account pays the gas, to create and revoke a session', async ({
  sharedDesk: desk,
}) => {
  const { page } = desk;
  const { rpcUrl } = desk.devnet.chain;
  await openPaperAccount(page);
  await addPayer(page);
  const before = await gasOf(rpcUrl, page);
  await openTab(page, 'Sessions');
  await sessions(page).getByRole('radio', { name: 'Owner signs' }).check();
  await expect(sessions(page).getByLabel('Gas paid by')).toContainText('Savings');
  await sessions(page).getByRole('button', { name: 'Create session' }).click();
  await expect(sessions(page).getByText('active', { exact: true })).toBeVisible();

  await sessions(page).getByRole('button', { name: 'Revoke', exact: true }).click();
  await sessions(page).getByRole('button', { name: 'Yes, revoke' }).click();
  await expect(sessions(page).getByText('revoked', { exact: true })).toBeVisible();
  expect(await gasOf(rpcUrl, page)).toBe(before);

  await openTab(page, 'Signatures');
  const signed = panel(page, 'Signatures');
  for (const what of ['New session', 'Revoke session']) {
    await expect(signed.getByRole('cell', { name: what, exact: true })).toBeVisible();
  }
});

test('a trader is warned when sessions run low, and tops them up with one confirmed click', async ({
  sharedDesk: { page },
}) => {
  await openPaperAccount(page);
  await openTab(page, 'Sessions');
  await sessions(page).getByLabel('Number of orders').fill('1');
  await createSession(page);
  await expect(sessions(page)).toContainText('1 of 1');
  await expect(sessions(page)).not.toContainText('Session keys run low');
  await placeLong(page, '40');
  await expect(sessions(page)).toContainText('no orders left');
  await expect(sessions(page)).toContainText('Session keys run low: 0 of 1 healthy');

  await sessions(page).getByLabel('Session keys to keep active').fill('2');
  await sessions(page).getByRole('button', { name: 'Top up to 2 session keys' }).click();
  const topUp = sessions(page).getByRole('region', { name: 'Top up' });
  await expect(topUp.getByRole('listitem')).toHaveCount(2);
  await expect(topUp).toContainText('1 d, 1 order, fee at most 1 %');
  await expect(topUp).toContainText('which has no orders left');
  await expect(topUp).toContainText('The owner sends 2 transactions');
  await topUp.getByRole('button', { name: 'No' }).click();
  await expect(sessions(page).getByText('active', { exact: true })).toHaveCount(0);

  await sessions(page).getByRole('button', { name: 'Top up to 2 session keys' }).click();
  await topUp.getByRole('button', { name: 'Create 2 session keys' }).click();
  await expect(sessions(page).getByText('active', { exact: true })).toHaveCount(2);
  await expect(sessions(page)).not.toContainText('Session keys run low');
  await expect(topUp.getByLabel('Session keys to keep active')).toHaveValue('2');
  await expect(topUp.getByRole('button', { name: 'Top up to 2 session keys' })).toBeDisabled();
  await expect(topUp).toContainText('2 of 2 healthy');
});

const closing = (page: Page) =>
  sessions(page).getByRole('region', { name: 'Close everything', exact: true });

async function closeEverything(page: Page): Promise<void> {
  await closing(page).getByRole('button', { name: 'Close everything, then revoke' }).click();
  await closing(page).getByRole('button', { name: 'Yes, close everything' }).click();
}

test('a trader reviews what closing everything will do, and runs it', async ({
  sharedDesk: { page },
}) => {
  await openPaperAccount(page);
  await openTab(page, 'Sessions');
  await sessions(page).getByLabel('Session keys to create').fill('2');
  await createSession(page);
  await expect(sessions(page).getByText('active', { exact: true })).toHaveCount(2);
  await placeLong(page, '40');
  const position = panel(page, 'Positions').getByRole('row', { name: /wS-USDC/ });
  await expect(position).toContainText('long');
  const ticket = panel(page, 'Ticket');
  await ticket.getByRole('radio', { name: 'Limit', exact: true }).check();
  await ticket.getByLabel('Borrow (USDC)').fill('10');
  await ticket.getByLabel('Price (USDC per wS)').fill('0.044');
  await ticket.getByRole('button', { name: 'Open long' }).click();
  await expect
    .poll(async () => (await snapshotOf(page)).orders.value.map(({ stage }) => stage))
    .toEqual(['open', 'filled']);

  await closing(page).getByRole('button', { name: 'Close everything, then revoke' }).click();
  await expect(closing(page)).toContainText('Open long, limit, sells 10.00 USDC');
  await expect(closing(page)).toContainText('Closes at market, at most 1 % worse than mark');
  await expect(closing(page)).toContainText(/wS-USDC long, \d+\.\d{4} wS/);
  await expect(closing(page)).toContainText('revokes all 2 session keys for good');
  await expect(closing(page)).toContainText('The owner sends 3 transactions');
  await closing(page).getByRole('button', { name: 'No' }).click();
  await expect(position).toContainText('long');

  await closeEverything(page);
  const told =
    'Everything is closed: 1 order cancelled, 1 position closed, 2 session keys revoked.';
  await expect(closing(page).getByRole('status')).toContainText(told);
  await expect(sessions(page).getByText('revoked', { exact: true })).toHaveCount(2);
  await expect(panel(page, 'Positions')).toContainText('No open position');

  await page.reload();
  await openTab(page, 'Sessions');
  await expect(closing(page).getByRole('status')).toContainText(told);
  await closing(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(closing(page).getByRole('status')).toHaveCount(0);
});

test('closing everything stops at a failed close, keeps the session, and says what to do', async ({
  sharedDesk: desk,
}) => {
  const { venue } = desk.devnet;
  const { page } = desk;
  await openPaperAccount(page);
  await createSession(page);
  await placeLong(page, '40');
  const position = panel(page, 'Positions').getByRole('row', { name: /wS-USDC/ });
  await expect(position).toContainText('long');
  await venue.control({ command: 'set-faults', faults: { blindExecution: true } });
  await venue.control({ command: 'set-spread', bps: 2_000 });

  await closeEverything(page);
  const alert = closing(page).getByRole('alert');
  await expect(alert).toContainText('Step 2 of 3, closing positions');
  await expect(alert).toContainText('could not deliver the minimum');
  await expect(alert).toContainText('No session key was revoked');
  await page.reload();
  await openTab(page, 'Sessions');
  await expect(alert).toContainText('could not deliver the minimum');
  await expect(sessions(page).getByText('active', { exact: true })).toBeVisible();
  await expect(position).toContainText('long');

  await venue.control({ command: 'clear-faults' });
  await venue.control({ command: 'set-spread', bps: 0 });
  await closeEverything(page);
  await expect(closing(page).getByRole('status')).toContainText('Everything is closed');
  await expect(sessions(page).getByText('revoked', { exact: true })).toBeVisible();
});
