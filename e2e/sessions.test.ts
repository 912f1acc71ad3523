import type { Page } from '@playwright/test';
import { expect, snapshotOf, test } from './support/desk.ts';
import { expectConnection, openPaperAccount, openTab, panel } from './support/trader.ts';

const sessions = (page: Page) => panel(page, 'Sessions');

/** The account's coin for gas, as its chain says. */
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

/** A second paper account, with the first one on show again. */
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

test('an owner signs, and another account pays the gas, to make a session and to revoke it', async ({
  desk,
}) => {
  const { page } = await desk.open();
  const { rpcUrl } = desk.devnet.chain;
  await openPaperAccount(page);
  await addPayer(page);
  const before = await gasOf(rpcUrl, page);
  await openTab(page, 'Sessions');
  await sessions(page).getByRole('radio', { name: 'Owner signs' }).check();
  await expect(sessions(page).getByLabel('Gas paid by')).toContainText('Savings');
  await sessions(page).getByRole('button', { name: 'Create session' }).click();
  await expect(sessions(page).getByText('active', { exact: true })).toBeVisible();

  await sessions(page).getByRole('button', { name: 'Revoke' }).click();
  await sessions(page).getByRole('button', { name: 'Yes, revoke' }).click();
  await expect(sessions(page).getByText('revoked', { exact: true })).toBeVisible();
  expect(await gasOf(rpcUrl, page)).toBe(before);

  await openTab(page, 'Signatures');
  const signed = panel(page, 'Signatures');
  for (const what of ['session', 'revoke-session']) {
    await expect(signed.getByRole('cell', { name: what, exact: true })).toBeVisible();
  }
});
