import type { AccountSetup } from '../../shared/domain/account-setup.ts';
import type { TokenAddress } from '../../shared/domain/ids.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';

/** A set-up step that an account needs before its first order. */
export type SetupStep =
  /** No native coin, so the owner cannot send a transaction. */
  | { readonly step: 'gas' }
  /** Nothing deposited, so there is no equity to trade with. */
  | { readonly step: 'margin' }
  | { readonly step: 'engine-allowance'; readonly token: TokenAddress }
  | { readonly step: 'borrow-allowance'; readonly token: TokenAddress };

/** The missing steps, in the order to do them; empty if the account can trade. */
export function missingSetup(setup: AccountSetup, risk: RiskAccount): readonly SetupStep[] {
  const steps: SetupStep[] = [];
  if (setup.nativeBalance === '0') steps.push({ step: 'gas' });
  if (risk.assets.every(({ collateral }) => collateral === '0')) steps.push({ step: 'margin' });
  for (const { token, engineAllowance, borrowAllowance } of setup.tokens) {
    if (engineAllowance === '0') steps.push({ step: 'engine-allowance', token });
    if (borrowAllowance === '0') steps.push({ step: 'borrow-allowance', token });
  }
  return steps;
}
