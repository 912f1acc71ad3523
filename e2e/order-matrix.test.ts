import type { Page } from '@playwright/test';
import { expect, test } from './support/desk.ts';
import { ORDER_KINDS, type OrderKind, type TicketEntry } from './support/order-kinds.ts';
import { ORDER_TERMS, type OrderTerms } from './support/order-terms.ts';
import type { SharedDesk } from './support/shared-desk.ts';
import { enter, expectStage, place, rowOf, sendButton, ticket } from './support/ticket.ts';
import { getReady, openTab, snapshotOf } from './support/trader.ts';

interface Case {
  readonly desk: SharedDesk;
  readonly kind: OrderKind;
  readonly terms: OrderTerms;
}

for (const kind of ORDER_KINDS) {
  for (const terms of ORDER_TERMS) {
    test(`${kind.name}, ${terms.name}: every outcome is shown`, async ({ sharedDesk: desk }) => {
      const { page } = desk;
      const it: Case = { desk, kind, terms };
      await getReady(page);
      if (kind.after) await fillFirst(page, kind.after);
      const before = await venueStatuses(it);

      await test.step('refused before it is sent', () => refused(it));
      await test.step('filled', () => filled(it));
      await test.step('reverted', () => reverted(it));
      await test.step('cancelled', () => cancelled(it));
      await test.step('filled while being cancelled', () => cancelledTooLate(it));
      await test.step('expired', () => expired(it));
      const ends = ['expired', 'filled', 'cancelled', 'failed', 'filled'];
      expect(await venueStatuses(it)).toEqual([...ends, ...before]);
    });
  }
}

async function fillFirst(page: Page, entry: TicketEntry): Promise<void> {
  await enter(page, entry);
  const id = await place(page, entry);
  await openTab(page, 'Order history');
  await expectStage(page, id, 'filled');
  // The ticket can close a position only once it exists.
  const positions = async () => (await snapshotOf(page)).positions.value.length;
  if (entry.button !== 'Swap collateral') await expect.poll(positions).toBe(1);
}

/** The venue's statuses of the account's orders, newest first. */
async function venueStatuses({ desk }: Case): Promise<readonly string[]> {
  const { activeAccount } = await snapshotOf(desk.page);
  const reply = await fetch(`${desk.devnet.venue.restUrl}/leverage/orders?user=${activeAccount}`);
  const { data } = (await reply.json()) as { data: readonly { readonly status: string }[] };
  return data.map(({ status }) => status);
}

/** Places an order that cannot fill at the current market and returns its id. */
async function rest({ desk, kind, terms }: Case): Promise<string> {
  const { page } = desk;
  await terms.goAway(desk);
  await terms.enter(page, kind);
  const id = await place(page, kind);
  await openTab(page, 'Open orders');
  await expectStage(page, id, 'open');
  await expect(rowOf(page, id)).toContainText(terms.name);
  return id;
}

async function expectInHistory(page: Page, id: string, stage: string): Promise<void> {
  await openTab(page, 'Order history');
  await expectStage(page, id, stage);
}

async function confirmCancel(page: Page, id: string): Promise<void> {
  const row = rowOf(page, id);
  await row.getByRole('button', { name: 'Cancel', exact: true }).click();
  await row.getByRole('button', { name: 'Yes, cancel' }).click();
}

async function refused({ desk: { page }, kind, terms }: Case): Promise<void> {
  const words = await terms.enterWrong(page, kind);
  await expect(ticket(page).getByLabel('Why the order is refused')).toContainText(words);
  await expect(sendButton(page, kind.button)).toBeDisabled();
}

async function filled({ desk, kind, terms }: Case): Promise<void> {
  const { page } = desk;
  await terms.comeNear(desk, kind);
  await terms.enter(page, kind);
  await expectInHistory(page, await place(page, kind), 'filled');
}

async function reverted({ desk, kind, terms }: Case): Promise<void> {
  const { page } = desk;
  const { venue } = desk.devnet;
  await terms.goAway(desk);
  await venue.control({ command: 'set-faults', faults: { blindExecution: true } });
  await terms.enter(page, kind);
  const id = await place(page, kind);
  await expectInHistory(page, id, 'failed');
  await expect(rowOf(page, id)).toContainText('The market could not deliver the minimum');
  await venue.control({ command: 'clear-faults' });
}

async function cancelled(it: Case): Promise<void> {
  const id = await rest(it);
  await confirmCancel(it.desk.page, id);
  await expectInHistory(it.desk.page, id, 'cancelled');
}

async function cancelledTooLate(it: Case): Promise<void> {
  const { desk, kind, terms } = it;
  const { page, line } = desk;
  const id = await rest(it);
  line.hold();
  await confirmCancel(page, id);
  const row = rowOf(page, id);
  await expect(row).toContainText('cancelling: waiting for the block');
  await expect.poll(() => line.waiting).toBe(1);
  await terms.comeNear(desk, kind);
  await expectInHistory(page, id, 'filled');

  line.letGo();
  await expect.poll(() => eventsOf(page, id)).toContain('cancel-failed');
  await expectStage(page, id, 'filled');
  await row.getByRole('button', { name: 'Details' }).click();
  await expect(page.locator('.order-detail')).toContainText('not cancelled');
}

const eventsOf = (page: Page, id: string): Promise<readonly string[]> =>
  page.evaluate(async (clientOrderId) => {
    const answer = await window.ballast.call('orders.events', { clientOrderId });
    return answer.ok ? answer.value.map(({ type }) => type) : [];
  }, id);

async function expired(it: Case): Promise<void> {
  const id = await rest(it);
  await it.desk.passTime(it.terms.life + 1);
  await expectInHistory(it.desk.page, id, 'expired');
}
