import type { Page } from '@playwright/test';
import { expect, test } from './support/desk.ts';
import { nodeAt } from './support/node.ts';
import type { Desk } from './support/start-desk.ts';
import {
  expectConnection,
  getReady,
  openTab,
  panel,
  placeLong,
  snapshotOf,
} from './support/trader.ts';

const ELSEWHERE = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const OTHER_CHAIN = 64_165;

const changeConfig = (
  { devnet }: Pick<Desk, 'devnet'>,
  config: Readonly<Record<string, string | number>>,
) => devnet.venue.control({ command: 'set-faults', faults: { config } });

const serveChain = ({ devnet }: Desk, chainId: number) =>
  nodeAt(devnet.chain.rpcUrl).request<{
    Method: string;
    Parameters: [number];
    ReturnType: null;
  }>({ method: 'anvil_setChainId', params: [chainId] });

/** Everything signed in this app, and every order the venue received. */
async function signedAndSent(desk: Pick<Desk, 'devnet'>, page: Page) {
  const signed = await page.evaluate(() =>
    window.ballast.call('history.audit', { cursor: null, limit: 500 }),
  );
  if (!signed.ok) throw new Error(signed.error.code);
  const { activeAccount } = await snapshotOf(page);
  if (activeAccount === null) return { signed: signed.value, sent: [] };
  const reply = await fetch(`${desk.devnet.venue.restUrl}/leverage/orders?user=${activeAccount}`);
  const { data } = (await reply.json()) as { readonly data: readonly unknown[] };
  return { signed: signed.value, sent: data };
}

/** Does what the button does, because the button disappears when the app reconnects by itself. */
async function reconnect(page: Page): Promise<void> {
  await page.evaluate(() => window.ballast.call('connection.retry', {}));
  await expectConnection(page, 'live');
}

const ticket = (page: Page) => panel(page, 'Ticket');
const notices = (page: Page) => page.getByRole('complementary', { name: 'Notices' });

test.describe('while the app runs', () => {
  test.afterEach(async ({ sharedDesk: desk }) => {
    await changeConfig(desk, {});
    await reconnect(desk.page);
  });

  for (const { field, to, said } of [
    { field: 'leverageRfqEngine', to: ELSEWHERE, said: 'The venue changed leverageRfqEngine' },
    { field: 'executorAddress', to: ELSEWHERE, said: 'The venue changed executorAddress' },
    { field: 'chainId', to: OTHER_CHAIN, said: `The venue is on chain ${OTHER_CHAIN}` },
    { field: 'signingChainId', to: OTHER_CHAIN, said: `The venue is on chain ${OTHER_CHAIN}` },
  ]) {
    test(`${field} changes: the change is shown, and nothing is signed`, async ({
      sharedDesk: desk,
    }) => {
      const { page } = desk;
      await getReady(page);
      const before = await signedAndSent(desk, page);
      await changeConfig(desk, { [field]: to });

      await placeLong(page, '40');
      await expect(ticket(page).getByRole('alert')).toContainText(said);
      await expect(notices(page)).toContainText(new RegExp(`${field}: .+ → ${to}`));
      await expect(ticket(page)).toContainText(`The venue changed ${field}`);
      await expect(ticket(page).getByRole('button', { name: 'Open long' })).toBeDisabled();
      await panel(page, 'Sessions').getByRole('button', { name: 'Create session' }).click();
      await expect(panel(page, 'Sessions').getByRole('alert')).toContainText(said);
      expect(await signedAndSent(desk, page)).toEqual(before);
    });
  }

  test('a different chain at the venue cannot be accepted', async ({ sharedDesk: desk }) => {
    const { page } = desk;
    await getReady(page);
    await changeConfig(desk, { chainId: OTHER_CHAIN });
    await placeLong(page, '40');
    await notices(page).getByRole('button', { name: 'Accept' }).click();
    await expect(notices(page).getByRole('alert').last()).toContainText('the settings say 146');
    await expect(ticket(page).getByRole('button', { name: 'Open long' })).toBeDisabled();
  });
});

test('the app does not connect to a venue on another chain, and shows why', async ({ desk }) => {
  await changeConfig(desk, { signingChainId: OTHER_CHAIN });
  const { page } = await desk.open();
  await expectConnection(page, 'offline');
  await expect(
    page.getByText('The venue is on chain 64165, but the settings say 146'),
  ).toBeVisible();
  const open = page.getByRole('button', { name: 'Open a paper account' }).first();
  await expect(open).toBeDisabled();

  await changeConfig(desk, {});
  await reconnect(page);
  await expect(open).toBeEnabled();
});

test('nothing is sent to a node on another chain, by session or owner', async ({ desk }) => {
  const first = await desk.open();
  await getReady(first.page);
  const before = await signedAndSent(desk, first.page);
  await first.close();
  await serveChain(desk, OTHER_CHAIN);

  const { page } = await desk.open();
  await expectConnection(page, 'offline');
  await expect(
    page.getByText('The node is on chain 64165, but the settings say 146'),
  ).toBeVisible();
  await page.getByLabel('Borrow (USDC)').fill('40');
  await expect(ticket(page)).toContainText('Not live (offline)');
  await expect(ticket(page).getByRole('button', { name: 'Open long' })).toBeDisabled();
  await openTab(page, 'Account');
  const account = panel(page, 'Account');
  await account.getByLabel('Amount to deposit').fill('5');
  await account.getByRole('button', { name: 'Review' }).click();
  await expect(account.getByRole('alert')).toContainText('The node is on chain 64165');
  expect(await signedAndSent(desk, page)).toEqual(before);

  await serveChain(desk, 146);
  await reconnect(page);
  await ticket(page).getByRole('button', { name: 'Open long' }).click();
  await expect(panel(page, 'Positions').getByRole('row', { name: /wS-USDC/ })).toBeVisible();
});
