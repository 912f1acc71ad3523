import { privateKeyToAccount } from 'viem/accounts';
import { injectWallet } from '../src/main/testing/injected-wallet.ts';
import { startBrowser } from '../src/main/testing/start-browser.ts';
import { expect, snapshotOf, test } from './support/desk.ts';
import { expectConnection, openTab, panel } from './support/trader.ts';

const key = privateKeyToAccount(`0x${'7e'.repeat(32)}`);

test('a trader connects the wallet of the browser, and its account is on show', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  await expectConnection(page, 'live');
  // The desktop's default browser is this one.
  await app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => void Reflect.set(globalThis, 'opened', url);
  });
  const opened = () => app.evaluate(() => `${Reflect.get(globalThis, 'opened') ?? ''}`);
  await openTab(page, 'Account');
  await panel(page, 'Account').getByRole('button', { name: 'Connect a browser wallet' }).click();
  const asked = page.getByText('Your browser wallet is asked to share the address');
  await expect(asked).toBeVisible();

  await expect.poll(opened).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#/);
  const browser = await startBrowser();
  try {
    const context = await browser.newContext();
    await injectWallet(context, desk.devnet.chain.rpcUrl, [key]);
    const tab = await context.newPage();
    await tab.goto(await opened());
    await tab.getByRole('button', { name: 'Continue with Test wallet' }).click();
    await expect(tab.getByRole('status')).toContainText('Done');
  } finally {
    await browser.close();
  }

  await expect(asked).toHaveCount(0);
  await expect(panel(page, 'Account')).toContainText(key.address);
  await expect(panel(page, 'Account')).toContainText('a wallet in the browser');
  expect((await snapshotOf(page)).activeAccount).toBe(key.address);
});

test('a trader cancels what the wallet was asked', async ({ desk }) => {
  const { app, page } = await desk.open();
  await expectConnection(page, 'live');
  await app.evaluate(({ shell }) => {
    shell.openExternal = async () => undefined;
  });
  await openTab(page, 'Account');
  const connect = panel(page, 'Account').getByRole('button', { name: 'Connect a browser wallet' });
  await connect.click();
  await page.getByRole('button', { name: 'Cancel the request' }).click();
  await expect(panel(page, 'Account').getByRole('alert')).toContainText('closed before the wallet');
  await expect(connect).toBeEnabled();
});
