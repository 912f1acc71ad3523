import { type Locator, type Page, expect as playwrightExpect } from '@playwright/test';
import type { Snapshot } from '../../src/shared/contract/snapshot.ts';

/** Has its own long timeout, because the demo runs these steps without the test runner's settings. */
export const expect = playwrightExpect.configure({ timeout: 60_000 });

export const panel = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true });

export const openTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name, exact: true }).click();

export const expectConnection = (page: Page, state: string): Promise<void> =>
  expect(page.getByTestId('connection')).toContainText(state);

/** Main's state as sent to the page, to compare figures on the screen with their source. */
export const snapshotOf = (page: Page): Promise<Snapshot> =>
  page.evaluate(async () => {
    const answer = await window.ballast.call('app.snapshot', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  });

const activeAccount = async (page: Page) => (await snapshotOf(page)).activeAccount;

/** Opens a funded paper account: with the button of the first start, or a further one in the Account panel. */
export async function openPaperAccount(page: Page): Promise<void> {
  await expectConnection(page, 'live');
  const before = await activeAccount(page);
  if (before !== null) await openTab(page, 'Account');
  await page.getByRole('button', { name: 'Open a paper account' }).first().click();
  await expect.poll(() => activeAccount(page)).not.toBe(before);
  // The page learns of a new account after main, and until then shows the one before.
  const opened = (await activeAccount(page)) ?? '';
  if (before !== null) await expect(panel(page, 'Account')).toContainText(opened);
  await expect(panel(page, 'Balances')).toContainText('100.0000');
}

/** Creates a session with the form's default values. */
export async function createSession(page: Page): Promise<void> {
  await openTab(page, 'Sessions');
  await panel(page, 'Sessions').getByRole('button', { name: 'Create session' }).click();
  await expect(panel(page, 'Sessions')).toContainText('active');
}

const borrow = (page: Page): Locator => page.getByLabel('Borrow (USDC)');

const openLong = (page: Page): Locator =>
  panel(page, 'Ticket').getByRole('button', { name: 'Open long' });

/** Borrows `amount` USDC and sells it for wS at market with slippage protection. */
export async function placeLong(page: Page, amount: string): Promise<void> {
  await borrow(page).fill(amount);
  await openLong(page).click();
}

/** The newest row at this stage. */
export const orderRow = (page: Page, stage: string): Locator =>
  page.locator(`[data-stage="${stage}"]`).first();

/** A desk ready to trade. */
export async function getReady(page: Page): Promise<void> {
  await openPaperAccount(page);
  await createSession(page);
}
