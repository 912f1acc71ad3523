import {
  type Address,
  createPublicClient,
  createWalletClient,
  defineChain,
  type Hex,
  http,
  type TransactionReceipt,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

interface Transaction {
  readonly to?: Address;
  readonly data?: Hex;
  readonly value?: bigint;
}

/** Sends from one key. Calls may overlap: nonces are taken one after another. */
export interface Sender {
  readonly address: Address;
  /**
   * @returns the receipt of the mined transaction.
   * @throws Error when the node refuses it or it reverts.
   */
  send(transaction: Transaction): Promise<TransactionReceipt>;
}

export function createSender(rpcUrl: string, key: Hex): Sender {
  const account = privateKeyToAccount(key);
  const chain = defineChain({
    id: 146,
    name: 'devnet',
    nativeCurrency: { name: 'Sonic', symbol: 'S', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const wallet = createWalletClient({ account, chain, transport: http() });
  const node = createPublicClient({ chain, transport: http(), pollingInterval: 50 });
  let last: Promise<unknown> = Promise.resolve();

  return {
    address: account.address,
    async send(transaction) {
      // The node counts the pending nonce, so the next one may be asked for once this one is in its pool.
      const sent = last.then(async () => {
        const estimate = await node.estimateGas({ account, ...transaction });
        // A stored time costs nothing to keep and gas to change, and the clock ticks in between.
        return wallet.sendTransaction({ ...transaction, gas: 2n * estimate });
      });
      last = sent.catch(() => undefined);
      const receipt = await node.waitForTransactionReceipt({ hash: await sent });
      if (receipt.status === 'reverted') throw new Error('A devnet transaction reverted.');
      return receipt;
    },
  };
}
