import { type Aged, isFresh } from '../../../shared/domain/aged.ts';
import type { DecimalString, UnixMs } from '../../../shared/domain/ids.ts';
import type { Slices } from '../../../shared/domain/slices.ts';
import type { Token } from '../../../shared/domain/token.ts';
import { largestRepayment, largestWithdrawal } from '../../../shared/math/transfer-limits.ts';
import type { Transfer, TransferFacts } from '../../../shared/policy/owner-rules.ts';

/** The account's figures, or null for those that are too old to check a transfer against. */
export function transferFacts({ setup, risk }: Pick<Slices, 'setup' | 'risk'>, now: UnixMs) {
  const fresh = <T>(figures: Aged<T | null>): T | null =>
    isFresh(figures, now) ? figures.value : null;
  return { setup: fresh(setup), risk: fresh(risk) } satisfies TransferFacts;
}

/** The largest amount of a token that a transfer can move; null while that is unknown. */
export function largestTransfer(
  kind: Transfer['kind'],
  { address, decimals }: Token,
  { setup, risk }: TransferFacts,
): DecimalString | null {
  if (kind === 'withdraw') return risk && largestWithdrawal(risk, address);
  const wallet = setup?.tokens.find(({ token }) => token === address)?.walletBalance;
  if (wallet === undefined) return null;
  if (kind === 'deposit') return wallet;
  const debt = risk?.assets.find(({ token }) => token === address)?.debt;
  return debt === undefined ? null : largestRepayment(debt, wallet, decimals);
}
