import type { AppError } from '../../shared/domain/app-error.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { TxReceiptFacts } from '../chain/chain.ts';
import type { OwnerCall } from '../chain/owner-transactions.ts';
import type { Owners } from '../owners/owners.ts';

/** The account that sends a transaction and pays its gas: the order's owner, or another account of this terminal. */
export interface Sender {
  readonly address: OwnerAddress;
  /** Errors: those of `Owners.send`. */
  send(call: OwnerCall): Promise<Result<TxReceiptFacts, AppError>>;
}

/** Errors: those of `Owners.canSend`, checked before anything is signed for this sender. */
export async function findSender(
  owners: Pick<Owners, 'canSend' | 'send'>,
  address: OwnerAddress,
): Promise<Result<Sender, AppError>> {
  const able = await owners.canSend(address);
  return able.ok ? ok({ address, send: (call) => owners.send(address, call) }) : able;
}
