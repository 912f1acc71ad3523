import type { AccountSetup } from '../../../shared/domain/account-setup.ts';
import type { DecimalString, TokenAddress } from '../../../shared/domain/ids.ts';
import type { OwnerAction } from '../../../shared/domain/owner-action.ts';
import { decimal } from '../../../shared/math/decimal.ts';

/**
 * The transactions of a transfer, in order. The positions manager needs an allowance for what leaves the wallet; it is
 * given exactly, so that nothing of it is left over.
 */
export function transferPlan(
  kind: 'deposit' | 'withdraw' | 'repay',
  token: TokenAddress,
  amount: DecimalString,
  setup: AccountSetup | null,
): readonly OwnerAction[] {
  const transfer: OwnerAction = { kind, token, amount };
  if (kind === 'withdraw') return [transfer];
  const allowed = setup?.tokens.find((held) => held.token === token)?.depositAllowance ?? '0';
  const enough = allowed === 'unlimited' || decimal(allowed).gte(decimal(amount));
  return enough ? [transfer] : [{ kind: 'approve-token', token, amount }, transfer];
}
