import type { AppError } from '../../shared/domain/app-error.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { TxReceiptFacts } from '../chain/chain.ts';
import type { OwnerCall } from '../chain/owner-transactions.ts';
import type { Owners } from '../owners/owners.ts';

/** Who sends a transaction and pays for its gas: an order's owner, or another account of this terminal. */
export interface Sender {
  readonly address: OwnerAddress;
  /** Errors: those of `Owners.send`. */
  send(call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
}

/** Errors: those of `Owners.canSend`, before anything is signed for this sender. */
export async function findSender(
  owners: Pick<Owners, 'canSend' | 'send'>,
  address: OwnerAddress,
): Promise<Result<Sender, AppError>> {
  const able = await owners.canSend(address);
  return able.ok ? ok({ address, send: (call) => owners.send(address, call) }) : able;
}
