import type { TransactionReceipt } from 'viem';
import { txHash } from '../../shared/domain/ids.ts';
import type { TxReceiptFacts } from './chain.ts';

/** The parts of a node's receipt that the app keeps. */
export const toReceiptFacts = (receipt: TransactionReceipt): TxReceiptFacts => ({
  txHash: txHash(receipt.transactionHash),
  status: receipt.status,
  blockNumber: receipt.blockNumber,
  gasUsed: receipt.gasUsed,
  effectiveGasPrice: receipt.effectiveGasPrice,
});
