import type { Page } from '@playwright/test';
import { decimal } from '../src/shared/math/decimal.ts';
import { expect, test } from './support/desk.ts';
import { getReady, openTab, orderRow, panel, placeLong, snapshotOf } from './support/trader.ts';

/** The closed form for one long: c wS of collateral, d USDC of debt, m USDC of margin. */
function liquidationPrice(c: string, d: string, m: string, threshold: string): string {
  const [held, owed, margin, h] = [c, d, m, threshold].map(decimal);
  if (!held || !owed || !margin || !h) throw new Error('missing');
  const numerator = h.times('0.02').times(margin.plus(owed)).minus(margin.minus(owed));
  return numerator.div(held.minus(h.times('0.05').times(held))).toFixed(6, 3);
}

test('a newcomer opens an account, a session and a long, and sees both liquidation prices', async ({
  desk,
}) => {
  const { page } = await desk.open();
  await getReady(page);
  await placeLong(page, '400');

  const position = panel(page, 'Positions').getByRole('row', { name: /wS-USDC/ });
  await expect(position).toContainText('long');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();

  await expect
    .poll(async () => (await snapshotOf(page)).positions.value[0]?.softLiquidation.disagrees)
    .toBe(false);
  const { risk } = await snapshotOf(page);
  const asset = (symbol: string) => {
    const found = risk.value?.assets.find((candidate) => candidate.symbol === symbol);
    if (!found) throw new Error(`no ${symbol} in the account`);
    return found;
  };
  const [c, d, m] = [asset('wS').collateral, asset('USDC').debt, asset('USDC').collateral];
  await expect(position.getByTestId('soft-liquidation')).toContainText(
    liquidationPrice(c, d, m, '1.5'),
  );
  await expect(position.getByTestId('full-liquidation')).toContainText(
    liquidationPrice(c, d, m, '1'),
  );
});

/** A figure without the time at which it was read: it may be read again before the app closes. */
const untimed = <F extends object>(figure: F) => ({ ...figure, readAt: null });

const rowsOf = async (page: Page) =>
  (await snapshotOf(page)).positions.value.map((row) => ({
    ...row,
    healthFactor: untimed(row.healthFactor),
    softLiquidation: untimed(row.softLiquidation),
    fullLiquidation: untimed(row.fullLiquidation),
  }));

test('the same rows are shown offline, marked with their age', async ({ desk }) => {
  const first = await desk.open();
  await getReady(first.page);
  await placeLong(first.page, '400');
  await expect(panel(first.page, 'Positions').getByRole('row', { name: /wS-USDC/ })).toBeVisible();
  const before = await rowsOf(first.page);
  await first.close();
  await desk.devnet.stop();

  const { page } = await desk.open();
  await expect(page.getByTestId('connection')).toContainText(/offline|connecting/);
  const positions = panel(page, 'Positions');
  await expect(positions.getByRole('row', { name: /wS-USDC/ })).toContainText('long');
  await expect(positions).toContainText(/ago/);
  await expect(panel(page, 'Balances')).toContainText('USDC');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  expect(await rowsOf(page)).toEqual(before);
  expect((await snapshotOf(page)).positions.asOf).not.toBeNull();
  await expect(panel(page, 'Ticket').getByRole('button', { name: 'Open long' })).toBeDisabled();
});
