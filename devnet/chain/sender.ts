import { setTimeout as wait } from 'node:timers/promises';
import { type Address, createPublicClient, type Hex, http } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { sendTransaction } from 'viem/actions';

/**
 * The first three of anvil's well-known development keys ("test test … junk"). They are public and hold nothing of
 * value. Every anvil node signs for them.
 */
export const devKeys = {
  deployer: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
  executor: '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d',
  keeper: '0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a',
} as const;

export interface Transaction {
  /** Without it, `data` is deployed as a contract. */
  readonly to?: Address;
  readonly data?: Hex;
  /** In wei. */
  readonly value?: bigint;
}

/** Sends transactions from one of the node's own accounts. Calls may overlap. */
export interface Sender {
  readonly address: Address;
  /** The nonce of the next transaction. */
  nonce(): Promise<number>;
  /**
   * Sends the transactions in order and resolves when all of them are mined.
   *
   * @throws Error if the node refuses one, or with the contract's reason if one reverts. The others may already have
   * been mined.
   */
  send(...transactions: readonly Transaction[]): Promise<void>;
}

/** Enough for the largest contract. A fixed limit saves an estimate request per transaction. */
const GAS_LIMIT = 6_000_000n;
const POLL_MS = 10;
/** A busy node answers late. Resending a transaction would only find its nonce used. */
const TIMEOUT_MS = 120_000;

/** @param key one of `devKeys` */
export function createSender(rpcUrl: string, key: Hex): Sender {
  const account = privateKeyToAddress(key);
  const node = createPublicClient({
    transport: http(rpcUrl, { batch: true, timeout: TIMEOUT_MS, retryCount: 0 }),
  });
  const nonce = () => node.getTransactionCount({ address: account, blockTag: 'pending' });
  let last: Promise<unknown> = Promise.resolve();

  return {
    address: account,
    nonce,
    async send(...transactions) {
      // One at a time: the node only mines immediately if nonces arrive in order, and the pending nonce counts what it
      // has received.
      const sent = last.then(async () => {
        const first = await nonce();
        const hashes: Hex[] = [];
        for (const [i, transaction] of transactions.entries()) {
          const fixed = { account, chain: null, nonce: first + i, gas: GAS_LIMIT } as const;
          hashes.push(await sendTransaction(node, { ...transaction, ...fixed }));
        }
        return hashes;
      });
      last = sent.catch(() => undefined);
      const hashes = await sent;
      await Promise.all(hashes.map((hash, i) => mined(hash, transactions[i])));
    },
  };

  async function mined(hash: Hex, transaction?: Transaction): Promise<void> {
    for (;;) {
      const receipt = await node.request({ method: 'eth_getTransactionReceipt', params: [hash] });
      if (receipt?.status === '0x1') return;
      if (receipt) {
        // Running the call again rejects with the revert reason, which a receipt does not contain.
        await node.call({ ...transaction, account });
        throw new Error('A devnet transaction reverted.');
      }
      await wait(POLL_MS);
    }
  }
}
