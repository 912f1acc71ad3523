import type { Page } from '@playwright/test';
import { expect, test } from './support/desk.ts';
import { getReady, panel } from './support/trader.ts';

const ticket = (page: Page) => panel(page, 'Ticket');
const figuresOf = (page: Page, whose: 'Chain' | 'Venue') =>
  ticket(page)
    .locator('.simulation-result > div')
    .filter({ has: page.getByRole('term').filter({ hasText: whose }) })
    .getByRole('definition');

test('chain and venue figures are compared with the ticket’s before an order is sent', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  await page.getByLabel('Borrow (USDC)').fill('200');
  await expect(figuresOf(page, 'Chain')).toHaveText(
    'agrees: equity 97.99, debt 202.00, health 6.10',
  );
  await expect(figuresOf(page, 'Venue')).toHaveText('agrees: value 199.99, margin 65.33');
  const before = await ticket(page).getByRole('button', { name: 'Open long' }).boundingBox();

  await page.getByLabel('Borrow (USDC)').fill('100');
  await expect(figuresOf(page, 'Chain')).toContainText('debt 101.00');
  expect(await ticket(page).getByRole('button', { name: 'Open long' }).boundingBox()).toEqual(
    before,
  );
});

test('the contracts’ reason to refuse an order is shown before it is sent, and blocks nothing', async ({
  sharedDesk: desk,
}) => {
  const { page } = desk;
  await getReady(page);
  await desk.devnet.chain.setBorrowingPaused('USDC', true);
  await desk.devnet.venue.control({
    command: 'set-faults',
    faults: {
      http: [{ path: '/spot/order/preview', times: 100, does: { kind: 'status', status: 501 } }],
    },
  });
  await page.getByLabel('Borrow (USDC)').fill('200');
  await expect(figuresOf(page, 'Chain')).toContainText('has paused borrowing of this token');
  await expect(figuresOf(page, 'Venue')).toHaveText(
    'not compared: The venue offers no preview of orders.',
  );
  await expect(ticket(page).getByRole('button', { name: 'Open long' })).toBeEnabled();
});

test('an order that the ticket refuses is not simulated', async ({ sharedDesk: { page } }) => {
  await getReady(page);
  await page.getByLabel('Borrow (USDC)').fill('100000');
  await expect(ticket(page)).toContainText('position equity below PM minimum');
  await expect(figuresOf(page, 'Chain')).toHaveText('not asked');
  await expect(figuresOf(page, 'Venue')).toHaveText('not asked');
});
