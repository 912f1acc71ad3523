import type { Page } from '@playwright/test';
import { publicActions } from 'viem';
import { type InjectedWallet, reject } from '../src/main/testing/injected-wallet.ts';
import { expect } from './support/desk.ts';
import { nodeAt } from './support/node.ts';
import type { SharedDesk } from './support/shared-desk.ts';
import {
  createSession,
  openTab,
  orderRow,
  panel,
  placeLong,
  snapshotOf,
} from './support/trader.ts';
import { test, type WalletDesk } from './support/wallet-desk.ts';

const account = (page: Page) => panel(page, 'Account');
const transactions = (page: Page) => account(page).getByRole('region', { name: 'Transactions' });
const step = (page: Page, title: string) =>
  account(page)
    .getByRole('row', { name: new RegExp(title) })
    .first();
const asked = (page: Page) => page.getByText('Your browser wallet is asked to');

const go = (tab: Page) => tab.getByRole('button', { name: 'Continue with Test wallet' }).click();
const giveUp = (tab: Page) => tab.getByRole('button', { name: 'Cancel' }).click();
const says = (tab: Page, words: string) => expect(tab.getByRole('status')).toContainText(words);

async function approve(at: WalletDesk): Promise<void> {
  const tab = await at.nextTab();
  await go(tab);
  await says(tab, 'Done');
  await tab.close();
}

async function connect(at: WalletDesk): Promise<void> {
  const { page, key } = at;
  await account(page).getByRole('button', { name: 'Connect a browser wallet' }).click();
  await expect(asked(page)).toContainText('share the address');
  await approve(at);
  await expect(asked(page)).toHaveCount(0);
  await expect(account(page)).toContainText(key.address);
  await expect(account(page)).toContainText('Browser wallet');
  expect((await snapshotOf(page)).activeAccount).toBe(key.address);
}

/** Presses a step's button and confirms its first transaction in the app; the wallet is next. */
async function sign(page: Page, button: string): Promise<void> {
  await account(page).getByRole('button', { name: button }).click();
  await transactions(page).getByRole('button', { name: 'Sign and send' }).click();
}

const ALLOW = 'Allow: The engine may use USDC';

const sentBy = ({ devnet }: SharedDesk, { key }: WalletDesk): Promise<number> =>
  nodeAt(devnet.chain.rpcUrl).extend(publicActions).getTransactionCount({ address: key.address });

test('a trader sets up an account, creates a session and trades, all with a browser wallet', async ({
  walletDesk: at,
}) => {
  const { page } = at;
  await connect(at);
  await sign(page, 'Deposit 100.00 USDC');
  await approve(at);
  await transactions(page).getByRole('button', { name: 'Sign and send' }).click();
  await approve(at);
  await expect(transactions(page).getByRole('status')).toHaveCount(2);
  await transactions(page).getByRole('button', { name: 'Close' }).click();
  for (const title of ['The engine may use USDC', 'The engine may borrow USDC']) {
    await sign(page, `Allow: ${title}`);
    await approve(at);
    await transactions(page).getByRole('button', { name: 'Close' }).click();
    await expect(step(page, title)).toContainText('done');
  }
  await expect(panel(page, 'Balances')).toContainText('100.0000');

  const created = createSession(page);
  await approve(at);
  await created;
  await placeLong(page, '100');
  await openTab(page, 'Order history');
  await expect(orderRow(page, 'filled')).toBeVisible();
  await openTab(page, 'Signatures');
  await expect(panel(page, 'Signatures')).toContainText('the hash that the browser wallet gave');
});

interface Refusal {
  readonly how: string;
  /** What the trader does in the browser. */
  answer(tab: Page, wallet: InjectedWallet): Promise<void>;
  /** What the app shows afterwards. */
  readonly told: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    how: 'rejects it in the wallet',
    async answer(tab, wallet) {
      wallet.instead.set('eth_sendTransaction', reject);
      await go(tab);
    },
    told: 'the wallet signed nothing',
  },
  {
    how: 'has another account selected',
    async answer(tab, wallet) {
      wallet.accounts = [`0x${'99'.repeat(20)}`];
      await go(tab);
      await says(tab, 'Wrong account: switch to');
      await giveUp(tab);
    },
    told: 'select it in the wallet and try again',
  },
  {
    how: 'stays on another chain',
    async answer(tab, wallet) {
      wallet.chainId = 1;
      await go(tab);
      await says(tab, 'Wrong chain: the wallet is on chain 1');
      await giveUp(tab);
    },
    told: 'The wallet is on another chain',
  },
  {
    how: 'closes the tab',
    async answer(tab) {
      await tab.getByRole('button', { name: 'Cancel' }).waitFor();
      await tab.close({ runBeforeUnload: true });
    },
    told: 'The request was closed before the wallet answered',
  },
];

for (const { how, answer, told } of REFUSALS) {
  test(`a trader who ${how} sees why it failed and can try again`, async ({
    sharedDesk: desk,
    walletDesk: at,
  }) => {
    const { page, wallet, key } = at;
    await connect(at);
    await sign(page, ALLOW);
    await expect(asked(page)).toBeVisible();
    await answer(await at.nextTab(), wallet);
    await expect(transactions(page).getByRole('alert')).toContainText(told);
    await expect(asked(page)).toHaveCount(0);
    expect(await sentBy(desk, at)).toBe(0);

    wallet.instead.clear();
    wallet.accounts = [key.address];
    wallet.chainId = 146;
    await transactions(page).getByRole('button', { name: 'Close' }).click();
    await expect(step(page, 'The engine may use USDC')).toContainText('missing');
    await sign(page, ALLOW);
    await approve(at);
    await expect(step(page, 'The engine may use USDC')).toContainText('done');
    expect(await sentBy(desk, at)).toBe(1);
  });
}

test('a trader switches the wallet to the venue’s chain and continues', async ({
  walletDesk: at,
}) => {
  const { page, wallet } = at;
  await connect(at);
  wallet.chainId = 1;
  await sign(page, ALLOW);
  const tab = await at.nextTab();
  await go(tab);
  await tab.getByRole('button', { name: 'Switch the wallet’s chain' }).click();
  await says(tab, 'Done');
  await expect(step(page, 'The engine may use USDC')).toContainText('done');
});

test('a used link stops working, and its token opens no other request', async ({
  sharedDesk: desk,
  walletDesk: at,
}) => {
  const { page } = at;
  await account(page).getByRole('button', { name: 'Connect a browser wallet' }).click();
  const used = await at.nextLink();
  const [tab, copy] = [await at.open(used), await at.open(used)];
  await go(tab);
  await says(tab, 'Done');
  await go(copy);
  await says(copy, 'no longer waiting');
  await expect(at.open(used)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);

  await sign(page, ALLOW);
  const next = await at.nextTab();
  const replayed = await next.evaluate(async (token) => {
    const headers = { 'x-ballast-token': token, 'content-type': 'application/json' };
    const body = JSON.stringify({ ok: true, result: `0x${'11'.repeat(32)}` });
    const answers = [
      fetch('/request', { headers }),
      fetch('/answer', { method: 'POST', headers, body }),
    ];
    return (await Promise.all(answers)).map(({ status }) => status);
  }, new URL(used).hash.slice(1));
  expect(replayed).toEqual([401, 401]);
  await expect(asked(page)).toBeVisible();
  await go(next);
  await says(next, 'Done');
  await expect(step(page, 'The engine may use USDC')).toContainText('done');
  expect(await sentBy(desk, at)).toBe(1);
});

test('a trader cancels a wallet request', async ({ walletDesk: at }) => {
  const { page } = at;
  const connect = account(page).getByRole('button', { name: 'Connect a browser wallet' });
  await connect.click();
  await page.getByRole('button', { name: 'Cancel the request' }).click();
  await expect(account(page).getByRole('alert')).toContainText('closed before the wallet');
  await expect(connect).toBeEnabled();
});
