import type { AccountSetup } from '../domain/account-setup.ts';
import type { DecimalString, TokenAddress } from '../domain/ids.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Token } from '../domain/token.ts';
import type { Violation } from '../domain/violation.ts';
import { hasDebt, isHeld } from '../math/account-values.ts';
import { decimal, toText, ZERO } from '../math/decimal.ts';
import { type HealthViolation, healthRules } from './health-rules.ts';
import { amountRule } from './terms-rules.ts';

/** Why the chain would refuse an owner's transfer. */
export type OwnerViolation =
  | HealthViolation
  | Extract<
      Violation,
      { readonly code: 'AMOUNT_INVALID' | 'INSUFFICIENT_COLLATERAL' | 'ORACLE_STALE' }
    >
  | {
      readonly code: 'WALLET_TOO_SMALL';
      readonly symbol: string;
      readonly needed: DecimalString;
      readonly available: DecimalString;
    }
  | { readonly code: 'NOTHING_OWED'; readonly symbol: string };

/** Money between the owner's wallet and the account. */
export interface Transfer {
  readonly kind: 'deposit' | 'withdraw' | 'repay';
  readonly token: Token;
  readonly amount: DecimalString;
}

/** Fresh figures of the account; null if there are none, which leaves the check to the chain. */
export interface TransferFacts {
  readonly setup: AccountSetup | null;
  readonly risk: RiskAccount | null;
}

/**
 * All reasons against a transfer that are known before it is simulated. Amounts are tokens.
 *
 * @example
 * transferRules({ kind: 'deposit', token: USDC, amount: '10' }, facts)
 * // 4 USDC in the wallet → [{ code: 'WALLET_TOO_SMALL', symbol: 'USDC', needed: '10', available: '4' }]
 */
export function transferRules(
  { kind, token, amount }: Transfer,
  { setup, risk }: TransferFacts,
): readonly OwnerViolation[] {
  const flaws = amountRule('amount', amount, token.decimals);
  if (flaws.length > 0) return flaws;
  if (kind === 'withdraw') return risk ? withdrawRules(risk, token.address, amount) : [];
  const debt = risk?.assets.find((asset) => asset.token === token.address)?.debt;
  if (kind === 'repay' && debt === '0') return [{ code: 'NOTHING_OWED', symbol: token.symbol }];
  const available = setup?.tokens.find((held) => held.token === token.address)?.walletBalance;
  return available === undefined || decimal(amount).lte(decimal(available))
    ? []
    : [{ code: 'WALLET_TOO_SMALL', symbol: token.symbol, needed: amount, available }];
}

/**
 * Whether an amount of collateral may leave the account: it has to be there, and with any debt the rest must keep equity
 * and health at known prices (docs/venue-api.md, "Risk").
 *
 * @param amount positive, in tokens
 * @example
 * withdrawRules(risk, USDC, '2') // 1 held → [{ code: 'INSUFFICIENT_COLLATERAL', symbol: 'USDC', needed: '2', available: '1' }]
 */
export function withdrawRules(
  risk: RiskAccount,
  token: TokenAddress,
  amount: DecimalString,
): readonly OwnerViolation[] {
  const asset = risk.assets.find((candidate) => candidate.token === token);
  if (!asset) return [];
  const left = decimal(asset.collateral).minus(decimal(amount));
  if (left.lt(ZERO)) {
    const { symbol, collateral: available } = asset;
    return [{ code: 'INSUFFICIENT_COLLATERAL', symbol, needed: amount, available }];
  }
  const assets = risk.assets.map((candidate) =>
    candidate === asset ? { ...asset, collateral: toText(left) } : candidate,
  );
  const after = { ...risk, assets };
  const unpriced = assets.filter((held) => held.price === null && isHeld(held));
  if (hasDebt(after) && unpriced.length > 0) {
    return unpriced.map(({ symbol }) => ({ code: 'ORACLE_STALE', symbol }));
  }
  return healthRules(after);
}
