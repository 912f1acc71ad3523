import type { BrowserContext } from '@playwright/test';
import { createWalletClient, http, numberToHex } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import type { Address, Hex } from '../../shared/domain/ids.ts';

/** Wallets leave room above their estimate, which changes with the clock. */
const GAS = 3_000_000n;

type Answer = (params: readonly unknown[]) => unknown;

/** A wallet extension in a real browser. This process holds its keys and answers its requests. */
export interface InjectedWallet {
  /** The selected account comes first. */
  accounts: readonly Address[];
  chainId: number;
  /** Requested methods, in order. */
  readonly asked: string[];
  /** Overrides the wallet's answer to a method. Throwing an error with a `code` gives an EIP-1193 error. */
  readonly instead: Map<string, Answer>;
  /** Restores the state at injection. */
  reset(): void;
}

export interface InjectedWalletOptions {
  readonly name?: string;
  /** How pages find it: EIP-6963, or the older `window.ethereum`. */
  readonly found?: 'announced' | 'window';
}

/** What a wallet answers when its user presses "reject". */
export const reject: Answer = () => {
  throw Object.assign(new Error('User rejected the request.'), { code: 4001 });
};

/** Injects a wallet into every page that the context opens afterwards. */
export async function injectWallet(
  context: BrowserContext,
  rpcUrl: string,
  keys: readonly PrivateKeyAccount[],
  { name = 'Test wallet', found = 'announced' }: InjectedWalletOptions = {},
): Promise<InjectedWallet> {
  const client = createWalletClient({ transport: http(rpcUrl) });
  const wallet: InjectedWallet = {
    accounts: [],
    chainId: 0,
    asked: [],
    instead: new Map(),
    reset() {
      wallet.accounts = keys.map(({ address }) => address);
      wallet.chainId = 146;
      wallet.asked.length = 0;
      wallet.instead.clear();
    },
  };
  wallet.reset();
  const keyOf = (address: Address): PrivateKeyAccount => {
    const key = keys.find((candidate) => candidate.address === address);
    if (!key) throw new Error('unknown account');
    return key;
  };
  const own = new Map<string, Answer>([
    ['eth_requestAccounts', () => wallet.accounts],
    ['eth_chainId', () => numberToHex(wallet.chainId)],
    [
      'wallet_switchEthereumChain',
      ([chain]) => {
        wallet.chainId = Number((chain as { readonly chainId: string }).chainId);
        return null;
      },
    ],
    [
      'eth_sendTransaction',
      ([transaction]) => {
        const { from, to, data } = transaction as { from: Address; to: Address; data: Hex };
        return client.sendTransaction({ account: keyOf(from), chain: null, to, data, gas: GAS });
      },
    ],
    [
      'eth_signTypedData_v4',
      ([from, json]) => keyOf(from as Address).signTypedData(JSON.parse(json as string)),
    ],
  ]);
  await context.exposeFunction('callWallet', async (method: string, params: unknown[]) => {
    wallet.asked.push(method);
    const answer = wallet.instead.get(method) ?? own.get(method);
    try {
      if (!answer) throw new Error(`no such method: ${method}`);
      return { result: await answer(params) };
    } catch (cause) {
      const { code, message } = cause as { readonly code?: number; readonly message: string };
      return { error: { code, message } };
    }
  });
  await context.addInitScript(
    ([name, found]) => {
      const provider = {
        async request({ method, params = [] }: { method: string; params?: unknown[] }) {
          const call = Reflect.get(window, 'callWallet');
          const { result, error } = await call(method, params);
          if (error) throw Object.assign(new Error(error.message), { code: error.code });
          return result;
        },
      };
      if (found === 'window') {
        Reflect.set(window, 'ethereum', provider);
        return;
      }
      const info = { uuid: name, name, icon: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' };
      const announce = () =>
        dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info, provider } }));
      addEventListener('eip6963:requestProvider', announce);
      announce();
    },
    [name, found] as const,
  );
  return wallet;
}
