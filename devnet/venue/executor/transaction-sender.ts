import { createWalletClient, type Hex, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Chain } from '../../chain/chain.ts';
import type { ChainReader } from '../chain-reader.ts';
import type { engineCall } from './engine-call.ts';

/** Enough for any fill, so that no estimate is needed. */
const GAS_LIMIT = 3_000_000n;

/** The executor's account: simulates and sends engine calls, with its nonces strictly in sequence. */
export function createTransactionSender(chain: Chain, { client }: ChainReader) {
  const account = privateKeyToAccount(chain.keys.executor);
  const wallet = createWalletClient({ account, transport: http(chain.rpcUrl) });
  let line: Promise<unknown> = Promise.resolve();

  return {
    address: account.address,

    /** Resolves if the call would succeed on the latest state; rejects with the revert. */
    simulate: async (call: ReturnType<typeof engineCall>): Promise<void> => {
      await client.simulateContract({ ...call, account });
    },

    /** Resolves with the transaction hash once the node has accepted it; does not wait for a block. */
    send: (call: ReturnType<typeof engineCall>): Promise<Hex> => {
      const sent = line.then(async () => {
        const nonce = await client.getTransactionCount({
          address: account.address,
          blockTag: 'pending',
        });
        return wallet.writeContract({ ...call, chain: null, nonce, gas: GAS_LIMIT });
      });
      line = sent.catch(() => {});
      return sent;
    },

    /** `undefined` until the transaction is in a block. */
    outcome: async (hash: Hex): Promise<'success' | 'reverted' | undefined> => {
      const receipt = await client.getTransactionReceipt({ hash }).catch((error: Error) => {
        if (error.name === 'TransactionReceiptNotFoundError') return undefined;
        throw error;
      });
      return receipt?.status;
    },
  };
}

export type TransactionSender = ReturnType<typeof createTransactionSender>;
