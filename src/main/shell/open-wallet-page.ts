import { shell } from 'electron';
import { isWalletPage } from './is-wallet-page.ts';

/**
 * Opens the wallet page in the user's default browser. Rejects if there is no browser or the URL is not the wallet
 * page.
 */
export async function openWalletPage(url: string): Promise<void> {
  if (!isWalletPage(url)) throw new Error('not a page for the browser wallet');
  await shell.openExternal(url);
}
