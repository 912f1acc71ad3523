import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type LaunchOptions, launchApp } from '../../e2e/support/launch.ts';
import {
  createSession,
  expect,
  openTab,
  orderRow,
  panel,
  placeLong,
} from '../../e2e/support/trader.ts';
import type { DemoVenue } from './start-venue.ts';

interface Step {
  /** The step in plain words; also the picture's name. */
  readonly title: string;
  readonly run: (page: Page, venue: DemoVenue) => Promise<void>;
}

const steps: readonly Step[] = [
  {
    title: 'Open the app, with a funded paper account',
    run: (page) => expect(panel(page, 'Balances')).toContainText('100.00'),
  },
  { title: 'Create a session', run: createSession },
  {
    title: 'Preview a long, five times leveraged',
    run: async (page) => {
      await page.getByLabel('Margin (USDC)').fill('80');
      await page.getByRole('textbox', { name: 'Leverage' }).fill('5');
      const ticket = panel(page, 'Ticket');
      await expect(ticket.getByRole('button', { name: 'Open long' })).toBeEnabled();
      await expect(ticket.getByText(/agrees/)).toHaveCount(2);
    },
  },
  {
    title: 'Open the long and watch it fill',
    run: async (page) => {
      await placeLong(page, '320');
      await openTab(page, 'Order history');
      await expect(orderRow(page, 'filled')).toBeVisible();
    },
  },
  {
    title: 'See both liquidation prices, and the fill',
    run: async (page) => {
      const positions = panel(page, 'Positions');
      await expect(positions.getByTestId('soft-liquidation')).toContainText('%');
      await expect(positions.getByTestId('full-liquidation')).toContainText('%');
      await openTab(page, 'Trade history');
      await expect(
        panel(page, 'Trade history').getByRole('row', { name: /wS-USDC/ }),
      ).toBeVisible();
    },
  },
  {
    title: 'Go offline',
    run: async (page, venue) => {
      await venue.stop();
      await expect(page.getByTestId('connection')).not.toContainText('live');
    },
  },
  {
    title: 'Read the history with no network',
    run: async (page) => {
      await openTab(page, 'Trade history');
      await expect(
        panel(page, 'Trade history').getByRole('row', { name: /wS-USDC/ }),
      ).toBeVisible();
      await openTab(page, 'Order history');
      await orderRow(page, 'filled').getByRole('button', { name: 'Details' }).click();
      await expect(panel(page, 'Order history')).toContainText('accepted by the venue');
    },
  },
];

/** @example `pictureName(0, 'Open the app')` is `01-open-the-app.png` */
function pictureName(index: number, title: string): string {
  const words = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${String(index + 1).padStart(2, '0')}-${words}.png`;
}

/**
 * Runs every step in the app, prints how long it took, and saves a picture of the screen after it.
 *
 * @param output the folder for the pictures; created if missing
 */
export async function runScriptedSession(
  options: LaunchOptions,
  venue: DemoVenue,
  output: string,
): Promise<void> {
  await mkdir(output, { recursive: true });
  const { page, close } = await launchApp(options);
  try {
    for (const [index, { title, run }] of steps.entries()) {
      const start = performance.now();
      await run(page, venue);
      console.log(`${title}: ${((performance.now() - start) / 1000).toFixed(2)} s`);
      await page.screenshot({ path: join(output, pictureName(index, title)) });
    }
  } finally {
    await close();
  }
}
