import type { Browser, ConsoleMessage, Page } from '@playwright/test';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { type InjectedWallet, injectWallet } from '../../src/main/testing/injected-wallet.ts';
import { startBrowser } from '../../src/main/testing/start-browser.ts';
import { test as base, expect } from './desk.ts';
import { openTab } from './trader.ts';

/** The shared desk, with a new wallet in the default browser. */
export interface WalletDesk {
  /** The app's page, with the Account panel open. */
  readonly page: Page;
  readonly wallet: InjectedWallet;
  /** The wallet's account, with 100 USDC and native coin for gas. */
  readonly key: PrivateKeyAccount;
  /** The next link that the app opens in the browser. */
  nextLink(): Promise<string>;
  /** Opens a link in a new browser tab. */
  open(link: string): Promise<Page>;
  /** Opens the next link in a new tab. */
  nextTab(): Promise<Page>;
}

export const test = base.extend<{ walletDesk: WalletDesk }, { browserOfWorker: Browser }>({
  browserOfWorker: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const browser = await startBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  walletDesk: async ({ sharedDesk, browserOfWorker }, use) => {
    const { app, inMain, page } = sharedDesk;
    const { chain } = sharedDesk.devnet;
    const key = privateKeyToAccount(generatePrivateKey());
    const context = await browserOfWorker.newContext();
    const wallet = await injectWallet(context, chain.rpcUrl, [key]);
    await chain.fund(key.address, { usdc: 100_000_000n, native: 10n ** 18n });
    const links: string[] = [];
    const listen = (line: ConsoleMessage) => {
      const [word, link] = line.text().split(' ');
      if (word === 'opens' && link) links.push(link);
    };
    app.on('console', listen);
    await inMain(async ({ shell }) => {
      shell.openExternal = async (link) => console.log(`opens ${link}`);
    });
    const nextLink = async (): Promise<string> => {
      await expect.poll(() => links.length).toBeGreaterThan(0);
      return links.shift() ?? '';
    };
    const open = async (link: string): Promise<Page> => {
      const tab = await context.newPage();
      await tab.goto(link);
      return tab;
    };
    await openTab(page, 'Account');
    await use({
      page,
      wallet,
      key,
      nextLink,
      open,
      nextTab: async () => open(await nextLink()),
    });
    app.off('console', listen);
    await context.close();
  },
});
