import { shell } from 'electron';
import { isWalletPage } from './is-wallet-page.ts';

/** Opens the wallet's page in the user's default browser. Rejects when there is none, and for any other URL. */
export async function openWalletPage(url: string): Promise<void> {
  if (!isWalletPage(url)) throw new Error('not a page for the browser wallet');
  await shell.openExternal(url);
}
