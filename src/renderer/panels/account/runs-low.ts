import type { Allowance } from '../../../shared/domain/account-setup.ts';
import type { DecimalString, TokenAddress } from '../../../shared/domain/ids.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { accountValues } from '../../../shared/math/account-values.ts';
import { decimal } from '../../../shared/math/decimal.ts';

const TWICE = decimal('2');

/**
 * Whether the borrow allowance will soon stop an order. The contract counts every loan against it and does not restore
 * it on repayment, so it is low below twice the current debt, and below the account's equity: an order of the account's
 * own size would not fit. Without a price only the debt counts.
 *
 * With an equity of 100 USD and no debt, 50 USDC is low and 200 USDC is not.
 */
export function borrowRunsLow(
  allowance: DecimalString,
  risk: RiskAccount,
  token: TokenAddress,
): boolean {
  const asset = risk.assets.find((candidate) => candidate.token === token);
  if (!asset) return false;
  const left = decimal(allowance);
  if (left.lt(decimal(asset.debt).times(TWICE))) return true;
  const values = accountValues(risk);
  return (
    asset.price !== null && values !== null && left.times(decimal(asset.price)).lt(values.equity)
  );
}

/** Whether the engine may use less than all of the token's collateral, so that a position could not be closed in full. */
export function engineRunsLow(
  allowance: Allowance,
  risk: RiskAccount,
  token: TokenAddress,
): boolean {
  const held = risk.assets.find((asset) => asset.token === token)?.collateral ?? '0';
  return allowance !== 'unlimited' && decimal(allowance).lt(decimal(held));
}
