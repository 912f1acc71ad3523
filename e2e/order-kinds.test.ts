import type { Page } from '@playwright/test';
import { decimal } from '../src/shared/math/decimal.ts';
import { expect, test } from './support/desk.ts';
import { choose, fill, send, ticket } from './support/ticket.ts';
import { getReady, openTab, panel, placeLong, snapshotOf } from './support/trader.ts';

const position = (page: Page) => panel(page, 'Positions').getByRole('row', { name: /wS-USDC/ });

/** Waits until the newest order in the history reaches this stage. */
async function expectNewest(page: Page, stage: string): Promise<void> {
  await openTab(page, 'Order history');
  const newest = panel(page, 'Order history').locator('[data-order]').first();
  await expect(newest).toHaveAttribute('data-stage', stage);
}

async function openShort(page: Page, amount: string): Promise<void> {
  await choose(page, 'Short');
  await fill(page, 'Borrow (wS)', amount);
  await send(page, 'Open short');
  await expect(position(page)).toContainText('short');
}

/** The account's debt and collateral in a token, as last read by main. */
async function asset(page: Page, symbol: string) {
  const { risk } = await snapshotOf(page);
  return risk.value?.assets.find((candidate) => candidate.symbol === symbol);
}

test('a short is opened, shows both liquidation prices above mark, and is closed without debt', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  await openShort(page, '5000');
  await expectNewest(page, 'filled');
  await expect
    .poll(async () => (await snapshotOf(page)).positions.value[0]?.fullLiquidation.shown.kind)
    .toBe('at');
  const [held] = (await snapshotOf(page)).positions.value;
  if (held?.softLiquidation.shown.kind !== 'at') throw new Error('no soft price');
  if (held.fullLiquidation.shown.kind !== 'at') throw new Error('no full price');
  const soft = decimal(held.softLiquidation.shown.price);
  expect(soft.gt(decimal('0.0458'))).toBe(true);
  expect(decimal(held.fullLiquidation.shown.price).gt(soft)).toBe(true);

  await position(page).getByRole('button', { name: 'Close' }).click();
  await send(page, 'Close short');
  await expect.poll(async () => (await asset(page, 'wS'))?.debt).toBe('0');
  await expectNewest(page, 'filled');
});

test('a long is closed by half, then completely, and leaves no position', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  await placeLong(page, '400');
  await expect(position(page)).toContainText('long');
  const before = decimal((await asset(page, 'wS'))?.collateral ?? '0');

  await position(page).getByRole('button', { name: 'Close' }).click();
  await ticket(page).getByRole('button', { name: '50 %' }).click();
  await send(page, 'Close long');
  await expect
    .poll(async () =>
      decimal((await asset(page, 'wS'))?.collateral ?? '0')
        .times(decimal('2'))
        .minus(before)
        .abs()
        .lt(decimal('0.001')),
    )
    .toBe(true);

  await ticket(page).getByRole('button', { name: '100 %' }).click();
  await send(page, 'Close long');
  await expect(panel(page, 'Positions')).toContainText('No open position');
});

test('collateral is swapped into wS and back', async ({ sharedDesk: { page } }) => {
  await getReady(page);
  await choose(page, 'Swap');
  await fill(page, 'Sell (USDC)', '50');
  await send(page, 'Swap collateral');
  await expect.poll(async () => (await asset(page, 'USDC'))?.collateral).toBe('49.5');
  const held = (await asset(page, 'wS'))?.collateral ?? '0';
  expect(decimal(held).gt(decimal('1000'))).toBe(true);

  await choose(page, 'wS → USDC');
  await fill(page, 'Sell (wS)', '1000');
  await send(page, 'Swap collateral');
  await expect
    .poll(async () =>
      decimal((await asset(page, 'wS'))?.collateral ?? held)
        .plus(decimal('1010'))
        .toFixed(),
    )
    .toBe(held);
});

test('an order is sized by the acceptable loss at the stop', async ({ sharedDesk: { page } }) => {
  await getReady(page);
  await choose(page, 'By risk');
  await fill(page, 'Stop price', '0.05');
  await fill(page, 'Risk (USDC)', '5');
  await expect(ticket(page)).toContainText('must be below its entry price');
  await fill(page, 'Stop price', '0.042');
  await expect(ticket(page).getByLabel('Borrow (USDC)')).toHaveValue(/^5\d\.\d\d$/);
  await send(page, 'Open long');
  await expect(position(page)).toContainText('long');
});

test('a position is reversed: closed first, then opened on the other side', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  await placeLong(page, '200');
  await expect(position(page)).toContainText('long');
  await position(page).getByRole('button', { name: 'Reverse' }).click();
  await position(page).getByRole('button', { name: 'Close, then short' }).click();
  const orders = async () =>
    (await snapshotOf(page)).orders.value.map(({ terms, stage }) => `${terms?.intent} ${stage}`);
  await expect.poll(orders).toEqual(['open-short filled', 'close-long filled', 'open-long filled']);
  await expect(position(page)).toContainText('short');
});

test('the user’s own limits block an order until they are lifted', async ({
  sharedDesk: { page },
}) => {
  await getReady(page);
  await openTab(page, 'Limits');
  const limits = panel(page, 'Limits');
  await limits.getByLabel('Max. order size (USD)').fill('100');
  await limits.getByLabel('Max. leverage (×)').fill('1.5');
  await limits.getByRole('button', { name: 'Save limits' }).click();
  await expect(limits).toContainText('Saved');
  await fill(page, 'Borrow (USDC)', '150');
  await expect(ticket(page)).toContainText('your limit is 100.00 USD');
  await expect(ticket(page)).toContainText('your limit is 1.50×');
  await expect(ticket(page).getByRole('button', { name: 'Open long' })).toBeDisabled();

  await limits.getByLabel('Max. order size (USD)').fill('');
  await limits.getByLabel('Max. leverage (×)').fill('');
  await limits.getByRole('button', { name: 'Save limits' }).click();
  await send(page, 'Open long');
  await expect(position(page)).toContainText('long');
});
