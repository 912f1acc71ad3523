import type { Locator, Page } from '@playwright/test';
import { expect } from './desk.ts';
import type { TicketEntry } from './order-kinds.ts';
import { panel, snapshotOf } from './trader.ts';

export const ticket = (page: Page): Locator => panel(page, 'Ticket');

export const choose = (page: Page, option: string): Promise<void> =>
  ticket(page).getByRole('radio', { name: option, exact: true }).check();

export const fill = (page: Page, label: string, text: string): Promise<void> =>
  ticket(page).getByLabel(label, { exact: true }).fill(text);

/** The button that places the order. */
export const sendButton = (page: Page, words: string): Locator =>
  ticket(page).getByRole('button', { name: words, exact: true });

export const send = (page: Page, words: string): Promise<void> => sendButton(page, words).click();

/** Fills in the ticket without sending it. */
export async function enter(page: Page, { options, field, amount }: TicketEntry): Promise<void> {
  for (const option of options) await choose(page, option);
  await fill(page, field, amount);
}

/** Places the order in the ticket and returns its id. */
export async function place(page: Page, { button }: TicketEntry): Promise<string> {
  const before = (await snapshotOf(page)).orders.value.length;
  await send(page, button);
  const orders = async () => (await snapshotOf(page)).orders.value;
  await expect.poll(async () => (await orders()).length).toBe(before + 1);
  return (await orders())[0]?.clientOrderId ?? '';
}

/** An order's row in the open table. */
export const rowOf = (page: Page, id: string): Locator => page.locator(`[data-order="${id}"]`);

/** Waits until an order reaches a stage. */
export const expectStage = (page: Page, id: string, stage: string): Promise<void> =>
  expect(rowOf(page, id)).toHaveAttribute('data-stage', stage);
