import type { Page } from '@playwright/test';
import { type Desk, expect, snapshotOf, test } from './support/desk.ts';
import { openSlowLine, type SlowLine } from './support/node.ts';
import { ORDER_KINDS, type OrderKind, type TicketEntry } from './support/order-kinds.ts';
import { ORDER_TERMS, type OrderTerms } from './support/order-terms.ts';
import { enter, expectStage, place, rowOf, sendButton, ticket } from './support/ticket.ts';
import { getReady, openTab } from './support/trader.ts';

interface Case {
  readonly desk: Desk;
  readonly page: Page;
  /** The line between the app and the node. */
  readonly line: SlowLine;
  readonly kind: OrderKind;
  readonly terms: OrderTerms;
}

for (const kind of ORDER_KINDS) {
  for (const terms of ORDER_TERMS) {
    test(`${kind.name}, ${terms.name}: every outcome is shown`, async ({ desk }) => {
      const line = await openSlowLine(desk.devnet.chain.rpcUrl);
      const { page } = await desk.open({ BALLAST_RPC_URL: line.url });
      const it: Case = { desk, page, line, kind, terms };
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
      line.close();
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
async function venueStatuses({ desk, page }: Case): Promise<readonly string[]> {
  const { activeAccount } = await snapshotOf(page);
  const reply = await fetch(`${desk.devnet.venue.restUrl}/leverage/orders?user=${activeAccount}`);
  const { data } = (await reply.json()) as { data: readonly { readonly status: string }[] };
  return data.map(({ status }) => status);
}

/** Places an order that cannot fill at the current market and returns its id. */
async function rest({ desk, page, kind, terms }: Case): Promise<string> {
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

async function refused({ page, kind, terms }: Case): Promise<void> {
  const words = await terms.enterWrong(page, kind);
  await expect(ticket(page).getByLabel('Why the order is refused')).toContainText(words);
  await expect(sendButton(page, kind.button)).toBeDisabled();
}

async function filled({ desk, page, kind, terms }: Case): Promise<void> {
  await terms.comeNear(desk, kind);
  await terms.enter(page, kind);
  await expectInHistory(page, await place(page, kind), 'filled');
}

async function reverted({ desk, page, kind, terms }: Case): Promise<void> {
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
  await confirmCancel(it.page, id);
  await expectInHistory(it.page, id, 'cancelled');
}

async function cancelledTooLate(it: Case): Promise<void> {
  const { desk, page, line, kind, terms } = it;
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
  await expectInHistory(it.page, id, 'expired');
}
