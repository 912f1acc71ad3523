import type { OwnerViolation } from '../../shared/policy/owner-rules.ts';
import { formatAmount, formatNumber } from '../format/number.ts';
import { type Phrases, phrase } from './phrases.ts';
import { violationWords } from './violation-words.ts';

const PHRASES: Phrases<OwnerViolation> = {
  AMOUNT_INVALID: violationWords,
  INSUFFICIENT_COLLATERAL: ({ symbol, needed, available }) =>
    `The account holds ${formatAmount(available, symbol)}, less than ${formatAmount(needed, symbol, 'ceil')}: withdraw less.`,
  ORDER_BELOW_MIN_EQUITY: ({ equity, minimum }) =>
    `Too little would be left: ${formatAmount(equity, 'USD')} of equity, and with any debt at least ${formatAmount(minimum, 'USD', 'ceil')} must stay. Withdraw less, or repay first.`,
  HEALTH_BELOW_SAFE: ({ health, safe }) =>
    `The health factor would be ${formatNumber(health, 2)} and must stay at least ${formatNumber(safe, 2, 'ceil')}: withdraw less, or repay first.`,
  ORACLE_STALE: ({ symbol }) =>
    `The venue’s oracle has no fresh price of ${symbol}: with debt, nothing can be withdrawn until it has.`,
  WALLET_TOO_SMALL: ({ symbol, needed, available }) =>
    `The wallet holds ${formatAmount(available, symbol)}, less than ${formatAmount(needed, symbol, 'ceil')}: enter less, or send more to it first.`,
  NOTHING_OWED: ({ symbol }) => `No ${symbol} is owed: there is nothing to repay.`,
};

/** Why a transfer of the owner would be refused, in one sentence that says what to do. */
export const ownerViolationWords = (violation: OwnerViolation): string =>
  phrase(PHRASES, violation);
