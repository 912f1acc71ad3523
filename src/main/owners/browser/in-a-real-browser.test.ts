import type { Browser, BrowserContext, Page } from '@playwright/test';
import { createWalletClient, encodeFunctionData, http, maxUint256, parseAbi, toHex } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Chain as Devnet } from '../../../../devnet/chain/chain.ts';
import { startChain } from '../../../../devnet/chain/start-chain.ts';
import type { WalletRefusal } from '../../../shared/domain/app-error.ts';
import {
  delegateAddress,
  type OwnerAddress,
  ownerAddress,
  tokenAddress,
} from '../../../shared/domain/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import { systemClock } from '../../core/system-clock.ts';
import { deriveSessionId } from '../../keys/typed-data.ts';
import {
  createSessionTransactions,
  type SessionTransactions,
} from '../../sessions/session-transactions.ts';
import { startHttpServer } from '../../testing/http-server.ts';
import {
  type InjectedWallet,
  type InjectedWalletOptions,
  injectWallet,
  reject,
} from '../../testing/injected-wallet.ts';
import { startLocalAccount } from '../../testing/local-account.ts';
import { startBrowser } from '../../testing/start-browser.ts';
import { unwrap } from '../../testing/unwrap.ts';

const owner = privateKeyToAccount(generatePrivateKey());
const other = privateKeyToAccount(generatePrivateKey());
const OWNER = ownerAddress(owner.address);
const OTHER = ownerAddress(other.address);

const refused = (reason: WalletRefusal, detail: unknown = expect.any(String)) =>
  err({ code: 'WALLET_REFUSED', reason, detail });

let devnet: Devnet;
let browser: Browser;
let desk: Awaited<ReturnType<typeof startLocalAccount>>;
let context: BrowserContext;
let wallet: InjectedWallet;
let page: Page;
let url = '';
/** Resolves when the page is open in the browser. */
let opened: Promise<void>;

const openExternal = async (target: string): Promise<void> => {
  url = target;
  await page.goto(target);
};

/** The browser with the default wallet, shared because starting one per test would take most of the run time. */
let usual: { readonly context: BrowserContext; readonly wallet: InjectedWallet };

/** Switches the test to a browser with another wallet, or with none for null. */
async function useBrowser(options: InjectedWalletOptions | null): Promise<void> {
  context = await browser.newContext();
  if (options) wallet = await injectWallet(context, devnet.rpcUrl, [owner], options);
  page = await context.newPage();
}

beforeAll(async () => {
  [devnet, browser] = await Promise.all([startChain(), startBrowser()]);
  const usualContext = await browser.newContext();
  const usualWallet = await injectWallet(usualContext, devnet.rpcUrl, [owner]);
  usual = { context: usualContext, wallet: usualWallet };
  desk = await startLocalAccount(devnet, OTHER, (target) => {
    opened = openExternal(target);
    return opened;
  });
  await devnet.fund(OWNER, { native: 10n ** 18n });
  await devnet.fund(OTHER, { native: 10n ** 18n });
  desk.addAccount({
    address: OWNER,
    chainId: 146,
    label: 'test',
    owner: 'browser-wallet',
    createdAt: 0,
  });
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
  await devnet.stop();
});
beforeEach(async () => {
  ({ context, wallet } = usual);
  wallet.reset();
  page = await context.newPage();
});
afterEach(async () => {
  desk.wallet.cancel();
  if (context !== usual.context) await context.close();
  await Promise.all(usual.context.pages().map((tab) => tab.close()));
});

const go = (name = 'Test wallet') =>
  page.getByRole('button', { name: `Continue with ${name}` }).click();
const giveUp = () => page.getByRole('button', { name: 'Cancel' }).click();
const status = () => page.getByRole('status');
const says = (text: string) => status().filter({ hasText: text }).waitFor();

describe('connecting', () => {
  it('returns the account selected in the wallet', async () => {
    wallet.accounts = [OWNER.toLowerCase() as typeof OWNER, OTHER];
    const connected = desk.wallet.connect();
    await go();
    expect(await connected).toEqual(ok(OWNER));
    await says('Done. Close this page');
    expect(page.url()).not.toContain('#');
  });

  it('finds a wallet that exists only in window.ethereum', async () => {
    await useBrowser({ found: 'window' });
    const connected = desk.wallet.connect();
    await go('this browser’s wallet');
    expect(await connected).toEqual(ok(OWNER));
  });

  it('reports that there is no wallet', async () => {
    await useBrowser(null);
    const connected = desk.wallet.connect();
    await says('No wallet found');
    await giveUp();
    expect(await connected).toEqual(refused('no-wallet'));
  });

  it('shows a wallet’s name as text', async () => {
    const name = '<img src=x onerror="document.title=1">';
    await useBrowser({ name });
    const connected = desk.wallet.connect();
    await go(name);
    expect(await connected).toEqual(ok(OWNER));
    expect(await page.title()).toBe('Ballast wallet request');
  });

  it('ends when the wallet refuses', async () => {
    wallet.instead.set('eth_requestAccounts', reject);
    const connected = desk.wallet.connect();
    await go();
    expect(await connected).toEqual(refused('rejected'));
  });

  it('shows the wallet’s error and allows a retry', async () => {
    wallet.instead.set('eth_requestAccounts', () => {
      throw new Error('locked');
    });
    const connected = desk.wallet.connect();
    await go();
    await says('Wallet error: locked');
    wallet.instead.clear();
    await go();
    expect(await connected).toEqual(ok(OWNER));
  });

  it('switches the wallet to the venue’s chain', async () => {
    wallet.chainId = 1;
    const connected = desk.wallet.connect();
    await go();
    await says('the wallet is on chain 1. Switch it to chain 146');
    await page.getByRole('button', { name: 'Switch the wallet’s chain' }).click();
    expect(await connected).toEqual(ok(OWNER));
    expect(wallet.asked).toContain('wallet_switchEthereumChain');
  });

  it('ends with "wrong chain" when the user does not switch', async () => {
    wallet.chainId = 1;
    const connected = desk.wallet.connect();
    await go();
    await says('Wrong chain');
    await giveUp();
    expect(await connected).toEqual(refused('wrong-chain', '1'));
  });

  it('ends when the tab is closed', async () => {
    const connected = desk.wallet.connect();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.close({ runBeforeUnload: true });
    expect(await connected).toEqual(refused('closed'));
  });

  it('does not work through a link that was already used', async () => {
    const connected = desk.wallet.connect();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    const second = await context.newPage();
    await second.goto(url);
    const late = second.getByRole('button', { name: 'Continue with Test wallet' });
    await late.waitFor();
    await go();
    expect(await connected).toEqual(ok(OWNER));
    await late.click();
    await second.getByRole('status').filter({ hasText: 'no longer waiting' }).waitFor();
    const third = await context.newPage();
    await expect(third.goto(url)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  });

  it('cannot be reached by another site in the same browser, even one that knows the token', async () => {
    const site = await startHttpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>another site</title>');
    });
    const connected = desk.wallet.connect();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    const other = await context.newPage();
    await other.goto(site.url);
    const reached = await other.evaluate(async (link) => {
      const { origin, hash } = new URL(link);
      const headers = { 'x-ballast-token': hash.slice(1), 'content-type': 'application/json' };
      const body = JSON.stringify({ ok: false, reason: 'rejected', detail: '' });
      const results = await Promise.allSettled([
        fetch(`${origin}/request`, { headers }),
        fetch(`${origin}/answer`, { method: 'POST', headers, body }),
        // A no-cors request skips the preflight, so it cannot carry the token.
        fetch(`${origin}/answer`, { method: 'POST', body, mode: 'no-cors' }),
      ]);
      const frame = document.createElement('iframe');
      frame.src = link;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      return { results: results.map((result) => result.status), text: frame.contentDocument };
    }, url);
    expect(reached).toEqual({ results: ['rejected', 'rejected', 'rejected'], text: null });
    await site.close();
    await go();
    expect(await connected).toEqual(ok(OWNER));
  });
});

describe('a transaction of a browser wallet', () => {
  const abi = parseAbi([
    'function approve(address spender, uint256 amount) returns (bool)',
    'function transfer(address to, uint256 amount) returns (bool)',
    'function allowance(address owner, address spender) view returns (uint256)',
  ]);
  const approve = (amount: bigint) => ({
    to: devnet.contracts.usdc,
    data: encodeFunctionData({ abi, functionName: 'approve', args: [OTHER, amount] }),
    why: 'let somebody take USDC',
  });
  const allowance = () =>
    desk.client.readContract({
      address: devnet.contracts.usdc,
      abi,
      functionName: 'allowance',
      args: [OWNER, OTHER],
    });

  it('is shown in full, mined and recorded', async () => {
    const sent = desk.owners.send(OWNER, approve(4_250_000n));
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await page.locator('h1').textContent()).toBe('let somebody take USDC');
    expect(await page.locator('dt').allTextContents()).toEqual([
      'Account',
      'Chain',
      'Contract',
      'Function',
      'spender',
      'amount',
    ]);
    expect(await page.locator('dd').allTextContents()).toEqual([
      OWNER,
      '146',
      devnet.contracts.usdc,
      'approve',
      OTHER,
      '4250000',
    ]);
    await go();
    const { txHash, status: outcome } = unwrap(await sent);
    expect(outcome).toBe('success');
    expect(await allowance()).toBe(4_250_000n);
    expect(desk.entries.at(-1)).toMatchObject({
      what: 'transaction',
      signer: OWNER,
      digest: txHash,
      why: 'let somebody take USDC, under the hash that the browser wallet gave',
    });
  });

  it('is sent from the requested account or not at all', async () => {
    wallet.accounts = [OTHER];
    const sent = desk.owners.send(OWNER, approve(1n));
    await go();
    await says(`Wrong account: switch to ${OWNER} in your wallet`);
    await giveUp();
    expect(await sent).toEqual(refused('wrong-account', OTHER));
    expect(wallet.asked).not.toContain('eth_sendTransaction');
  });

  it('is not sent when the wallet refuses', async () => {
    wallet.instead.set('eth_sendTransaction', reject);
    const recorded = desk.entries.length;
    const sent = desk.owners.send(OWNER, approve(2n));
    await go();
    expect(await sent).toEqual(refused('rejected'));
    expect(desk.entries).toHaveLength(recorded);
  });

  it('is not sent to the wallet after it was cancelled in the terminal', async () => {
    const sent = desk.owners.send(OWNER, approve(2n));
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    desk.wallet.cancel();
    expect(await sent).toEqual(refused('closed'));
    await go();
    await says('This request is no longer open');
    expect(wallet.asked).not.toContain('eth_sendTransaction');
  });

  it('may still be mined when its page is closed while the wallet asks', async () => {
    let answer = (_hash: string): void => undefined;
    const hash = new Promise<string>((resolve) => {
      answer = resolve;
    });
    wallet.instead.set('eth_sendTransaction', () => hash);
    const sent = desk.owners.send(OWNER, approve(3n));
    await go();
    await expect.poll(() => wallet.asked.at(-1)).toBe('eth_sendTransaction');
    await giveUp();
    expect(await sent).toEqual(refused('closed'));
    answer('0x');
  });

  it('opens no page when the contract would revert it', async () => {
    url = '';
    const args = [OTHER, maxUint256] as const;
    const data = encodeFunctionData({ abi, functionName: 'transfer', args });
    const sent = await desk.owners.send(OWNER, { ...approve(1n), data });
    expect(sent).toMatchObject({ error: { code: 'CHAIN_REVERTED' } });
    expect(url).toBe('');
  });

  it.each<[string, PrivateKeyAccount, bigint]>([
    ['somebody else’s', other, 7n],
    ['one with other terms', owner, 9n],
    ['an older one with the same terms', owner, 7n],
  ])(
    'is the wrong transaction when the wallet gives the hash of %s',
    async (_whose, account, amount) => {
      const { to, data } = approve(amount);
      const client = createWalletClient({ account, transport: http(devnet.rpcUrl) });
      const lie = await client.sendTransaction({ chain: null, to, data });
      wallet.instead.set('eth_sendTransaction', () => lie);
      const sent = desk.owners.send(OWNER, approve(7n));
      await go();
      expect(await sent).toEqual(refused('wrong-transaction', lie));
    },
  );
});

describe('a session signed by a browser wallet', () => {
  const grant = () => ({
    owner: OWNER,
    delegate: delegateAddress(OTHER),
    validAfter: 0,
    validUntil: Math.floor(Date.now() / 1_000) + 86_400,
    maxCalls: 5,
    maxFeeBps: 100,
    limits: [{ token: tokenAddress(devnet.contracts.usdc), limit: 50_500_000n }],
    salt: toHex(crypto.getRandomValues(new Uint8Array(32))),
  });
  const way = () => ({ config: desk.config, payer: local });
  let local: OwnerAddress;
  let transactions: SessionTransactions;
  beforeAll(async () => {
    local = unwrap(await desk.ownerKeys.create());
    await devnet.fund(local, { native: 10n ** 18n });
    const created = { chainId: 146, label: '', createdAt: 0 };
    desk.addAccount({ ...created, address: local, owner: 'local-key' });
    const { chain, owners } = desk;
    transactions = createSessionTransactions({ clock: systemClock }, { chain, owners });
  });
  const factsOf = async ({ owner, delegate, salt, limits }: ReturnType<typeof grant>) => {
    const id = deriveSessionId(owner, delegate, salt);
    const tokens = limits.map(({ token }) => token);
    return unwrap(await desk.chain.session(desk.config, id, tokens));
  };

  it('is shown as signed, and created with another account paying the gas', async () => {
    const asked = grant();
    const made = transactions.create(asked, way());
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    const terms = await page.locator('dt').allTextContents();
    const values = await page.locator('dd').allTextContents();
    const shown = new Map(terms.map((term, n) => [term, values[n]]));
    expect(shown.get('Contract')).toBe(
      `${desk.config.sessionManager}, ${desk.config.sessionManagerDomainName}`,
    );
    expect(Object.fromEntries(shown)).toMatchObject({
      Account: OWNER,
      Chain: '146',
      Signs: 'Session',
      owner: OWNER,
      delegate: OTHER,
      maxCalls: '5',
      maxFeeBps: '100',
      limits: `token ${devnet.contracts.usdc}, limit 50500000`,
      salt: asked.salt,
    });
    expect(shown.get('validUntil')).toContain('UTC');
    await go();
    expect(unwrap(await made).status).toBe('success');
    expect(await factsOf(asked)).toMatchObject({ owner: OWNER, revoked: false, maxCalls: 5 });
    expect(wallet.asked).not.toContain('eth_sendTransaction');
    expect(desk.entries.slice(-2)).toMatchObject([
      { what: 'session', signer: OWNER },
      { what: 'transaction', signer: local },
    ]);
  });

  it('can be revoked by a signature too', async () => {
    const asked = grant();
    const made = transactions.create(asked, way());
    await go();
    unwrap(await made);
    const sessionId = deriveSessionId(asked.owner, asked.delegate, asked.salt);
    const revoked = transactions.revoke({ account: OWNER, sessionId }, way());
    await go();
    unwrap(await revoked);
    expect(await factsOf(asked)).toMatchObject({ revoked: true });
  });

  it('is not created by a signature over other terms', async () => {
    const asked = grant();
    wallet.instead.set('eth_signTypedData_v4', ([, json]) => {
      const typedData = JSON.parse(`${json}`);
      return owner.signTypedData({
        ...typedData,
        message: { ...typedData.message, maxCalls: 500 },
      });
    });
    const recorded = desk.entries.length;
    const made = transactions.create(asked, way());
    await go();
    expect(await made).toEqual(refused('wrong-signature'));
    expect(desk.entries).toHaveLength(recorded);
    expect(await factsOf(asked)).toBeNull();
  });
});

describe('typed data', () => {
  const typedData = {
    domain: { name: 'Test', version: '1', chainId: 146 },
    types: { Permit: [{ name: 'amount', type: 'uint256' }] },
    primaryType: 'Permit',
    message: { amount: 5n },
  } as const;
  const ask = { from: OWNER, typedData, summary: { title: 'sign', rows: [] } };

  it('is signed by the owner', async () => {
    const signed = desk.wallet.signTypedData(ask);
    await go();
    expect(unwrap(await signed)).toMatch(/^0x[0-9a-f]{130}$/);
  });

  it('is refused when signed by anyone else', async () => {
    const signature = await other.signTypedData(typedData);
    wallet.instead.set('eth_signTypedData_v4', () => signature);
    const signed = desk.wallet.signTypedData(ask);
    await go();
    expect(await signed).toEqual(refused('wrong-signature', OWNER));
  });
});
