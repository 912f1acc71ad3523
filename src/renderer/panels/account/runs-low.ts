import type { Allowance } from '../../../shared/domain/account-setup.ts';
import type { DecimalString, TokenAddress } from '../../../shared/domain/ids.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { accountValues } from '../../../shared/math/account-values.ts';
import { decimal } from '../../../shared/math/decimal.ts';

const TWICE = decimal('2');

/**
 * Whether what the engine may still borrow will soon stop an order. The contract counts every borrowing against it and
 * never gives back what is repaid, so it is low below twice the present debt, and below the account's equity: the next
 * order of the account's own size would not fit. Without a price only the debt counts.
 *
 * @example equity 100 USD, no debt, 50 USDC left → low; 200 USDC left → not low
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

/** Whether the engine may not take all of the token's collateral: a position in it could not be closed in full. */
export function engineRunsLow(
  allowance: Allowance,
  risk: RiskAccount,
  token: TokenAddress,
): boolean {
  const held = risk.assets.find((asset) => asset.token === token)?.collateral ?? '0';
  return allowance !== 'unlimited' && decimal(allowance).lt(decimal(held));
}
