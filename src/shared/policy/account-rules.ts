import type { OrderTerms } from '../domain/order.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Violation } from '../domain/violation.ts';
import { decimal, toText, ZERO } from '../math/decimal.ts';
import type { Preview } from '../math/preview.ts';
import { healthRules } from './health-rules.ts';
import { opensRisk } from './opens-risk.ts';

/**
 * What the positions manager requires of the account: a debt to repay for a close, collateral for the withdrawn amount,
 * and enough equity and health after the order if any debt is left (docs/venue-api.md, "Orders" and "Risk").
 *
 * @example
 * accountRules(closeLong, accountWithoutDebt, preview) // → [{ code: 'NOTHING_OWED', symbol: 'USDC' }]
 */
export function accountRules(
  terms: OrderTerms,
  account: RiskAccount,
  preview: Preview,
): readonly Violation[] {
  const after = preview.accountAfter;
  const missing = [...debtRule(terms, account), ...collateralRule(terms, after)];
  return missing.length > 0 ? missing : healthRules(after);
}

function debtRule(terms: OrderTerms, account: RiskAccount): readonly Violation[] {
  const owed = account.assets.find(({ token }) => token === terms.buyToken);
  const closes = !opensRisk(terms.intent);
  return closes && owed && decimal(owed.debt).eq(ZERO)
    ? [{ code: 'NOTHING_OWED', symbol: terms.buySymbol }]
    : [];
}

function collateralRule(terms: OrderTerms, after: RiskAccount): readonly Violation[] {
  const asset = after.assets.find(({ token }) => token === terms.sellToken);
  if (!asset || decimal(asset.collateral).gte(ZERO)) return [];
  const sum = decimal(terms.sellAmount).plus(decimal(terms.feeAmount));
  const needed = toText(sum);
  const available = toText(sum.plus(decimal(asset.collateral)));
  return [{ code: 'INSUFFICIENT_COLLATERAL', symbol: asset.symbol, needed, available }];
}
