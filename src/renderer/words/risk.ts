import type { DecimalString } from '../../shared/domain/ids.ts';
import type { Violation } from '../../shared/domain/violation.ts';
import type { Rounding } from '../../shared/math/decimal.ts';
import type { OwnerViolation } from '../../shared/policy/owner-rules.ts';
import { formatAmount, formatNumber, formatPrice } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { formatDateTime, formatDuration } from '../format/time.ts';
import { KEYCHAIN_STEP } from './account.ts';
import { MIN_EQUITY } from './contracts.ts';
import { type Phrases, phrase, plural } from './phrases.ts';
import { SESSION_KEY_STEP, SESSION_STEP } from './sessions.ts';

const amount = (value: DecimalString, symbol: string, rounding: Rounding): string =>
  formatAmount(value, symbol, rounding);

/** The need is rounded up and the holding down, so that the two always differ on screen. */
const gap = (symbol: string, needed: DecimalString, available: DecimalString): string =>
  `needs ${amount(needed, symbol, 'ceil')}, has ${amount(available, symbol, 'floor')}`;

const WRONG_AMOUNT = {
  'not-a-number': () => 'is not a number: write it like 4.25',
  'not-positive': () => 'must be more than zero',
  'too-many-decimals': (decimals: number) => `has more than ${decimals} decimals: shorten it`,
  'too-large': () => 'is more than any token can hold: make it smaller',
  'too-small': () => 'is so small that nothing would be bought: make it larger',
} as const;

const FIELDS: Readonly<Record<string, string>> = {
  sellAmount: 'The amount',
  amount: 'The amount',
  minBuyAmount: 'The minimum to receive',
};

const age = (ageMs: number | null): string =>
  ageMs === null ? 'not known yet' : `${formatDuration(ageMs)} old`;

const WITHOUT_FEE = {
  rate: (ageMs: number | null, maxAgeMs: number) =>
    `The venue’s fee is ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for the venue to publish it again.`,
  'gas-price': (ageMs: number | null, maxAgeMs: number) =>
    `The gas price, which the fee covers, is ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for the node’s next answer.`,
  price: () => 'The fee covers gas, and the oracle has no price to convert it with: wait for one.',
} as const;

const PHRASES: Phrases<Violation> = {
  NOT_LIVE: ({ state }) => `Not live (${state}): orders can be placed once the venue is connected.`,
  KEYCHAIN_NOT_READY: ({ state }) => KEYCHAIN_STEP[state],
  VENUE_CONFIG_CHANGED: ({ fields }) =>
    `The venue changed ${fields.join(', ')}: review the change above and accept it first.`,
  RECOVERY_RUNNING: ({ orders }) =>
    `The outcome of ${plural(orders, 'earlier order')} is still being looked up: wait for it.`,
  UNKNOWN_MARKET: ({ symbol }) => `The venue does not list the market ${symbol}.`,
  AMOUNT_INVALID: ({ field, reason, decimals }) =>
    `${FIELDS[field] ?? field} ${WRONG_AMOUNT[reason](decimals)}.`,
  SLIPPAGE_INVALID: ({ maxBps }) =>
    `The slippage must be between 0 and ${formatPercent(maxBps)}, with at most two decimals: choose “No price protection” to trade without a limit.`,
  VALIDITY_INVALID: ({ maxSeconds }) =>
    `The order must be valid for at least 1 s and at most ${formatDuration(maxSeconds * 1_000)}.`,
  PRICE_STALE: ({ ageMs, maxAgeMs }) =>
    `The price is ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for a new one.`,
  ACCOUNT_STALE: ({ ageMs, maxAgeMs }) =>
    `The account’s figures are ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for the next update.`,
  ORACLE_STALE: ({ symbol }) =>
    `The venue’s oracle has no fresh price of ${symbol}: wait for one before you open a position.`,
  NO_SESSION: () => 'There is no session key to sign with: create one in Sessions.',
  SESSION_BUSY: () =>
    'Every session key has an order in progress: wait for it, or create another session key.',
  SESSION_NOT_ACTIVE: ({ state }) => SESSION_STEP[state],
  SESSION_KEY_NOT_READY: ({ state }) => SESSION_KEY_STEP[state],
  SESSION_EXPIRES_TOO_SOON: ({ validUntil }) =>
    `The session key expires at ${formatDateTime(validUntil * 1_000)}, before the order does: create a new one.`,
  SESSION_TOKEN_NOT_ALLOWED: ({ symbol }) =>
    `The session key may not spend ${symbol}: create one with a ${symbol} limit.`,
  SESSION_TOKEN_LIMIT: ({ symbol, needed, remaining }) =>
    `The session key’s ${symbol} limit is too low: the order with its fee ${gap(symbol, needed, remaining)} left. Lower the amount or create a new session key.`,
  SESSION_FEE_TOO_HIGH: ({ symbol, fee, allowed }) =>
    `The fee is ${amount(fee, symbol, 'ceil')} and the session key allows ${amount(allowed, symbol, 'floor')} for this order: create one with a higher maximum fee, or, if most of the fee is gas, place a larger order.`,
  FEE_RAISED: ({ fromBps, toBps }) =>
    `The venue has just raised its fee from ${formatPercent(fromBps)} to ${formatPercent(toBps)}: check the new fee and place the order again.`,
  FEE_UNKNOWN: ({ missing, ageMs, maxAgeMs }) => WITHOUT_FEE[missing](ageMs, maxAgeMs),
  ENGINE_ALLOWANCE: ({ symbol, needed, allowed }) =>
    `The engine may not withdraw enough ${symbol}: it ${gap(symbol, needed, allowed)} allowed. Raise the account’s allowance.`,
  BORROW_ALLOWANCE: ({ symbol, needed, allowed }) =>
    `The engine may not borrow enough ${symbol}: it ${gap(symbol, needed, allowed)} allowed. Raise the account’s borrow allowance.`,
  INSUFFICIENT_COLLATERAL: ({ symbol, needed, available }) =>
    `There is not enough ${symbol} in the account: the order with its fee ${gap(symbol, needed, available)}.`,
  NOTHING_OWED: ({ symbol }) =>
    `You have no debt in ${symbol}, so there is nothing to close: swap the collateral instead.`,
  ORDER_BELOW_MIN_EQUITY: ({ equity, minimum }) =>
    `${MIN_EQUITY}: ${amount(equity, 'USD', 'floor')} after the order, ${amount(minimum, 'USD', 'ceil')} needed.`,
  PRICE_TOO_FAR: ({ price, mark, bps, maxBps }) =>
    `The price ${formatPrice(price)} is ${formatPercent(bps)} worse than mark (${formatPrice(mark)}), your limit is ${formatPercent(maxBps)}: check it for a typo, or raise your limit.`,
  OVER_MAX_NOTIONAL: ({ notional, max }) =>
    `The order is worth ${amount(notional, 'USD', 'ceil')}, your limit is ${amount(max, 'USD', 'floor')}: lower the amount, or raise your limit.`,
  OVER_MAX_LEVERAGE: ({ leverage, max }) =>
    `The leverage would be ${formatNumber(leverage, 2, 'ceil')}×, your limit is ${formatNumber(max, 2)}×: borrow less, or raise your limit.`,
  TOO_MANY_ORDERS: ({ max }) =>
    `${max} orders were sent within a minute, which is your limit: wait a moment, or raise it.`,
  HEALTH_BELOW_SAFE: ({ health, safe }) =>
    `The health factor would be ${formatNumber(health, 2)} and must be at least ${formatNumber(safe, 2, 'ceil')}: borrow less or add margin.`,
};

/** Why an order is refused, in one sentence that says what to do. */
export const violationWords = (violation: Violation): string => phrase(PHRASES, violation);

const OWNER_PHRASES: Phrases<OwnerViolation> = {
  AMOUNT_INVALID: violationWords,
  INSUFFICIENT_COLLATERAL: ({ symbol, needed, available }) =>
    `The account holds ${formatAmount(available, symbol)}, less than ${formatAmount(needed, symbol, 'ceil')}: withdraw less.`,
  ORDER_BELOW_MIN_EQUITY: ({ equity, minimum }) =>
    `The equity would be ${formatAmount(equity, 'USD')}, and with any debt at least ${formatAmount(minimum, 'USD', 'ceil')} must stay: withdraw less, or repay first.`,
  HEALTH_BELOW_SAFE: ({ health, safe }) =>
    `The health factor would be ${formatNumber(health, 2)} and must stay at least ${formatNumber(safe, 2, 'ceil')}: withdraw less, or repay first.`,
  ORACLE_STALE: ({ symbol }) =>
    `The venue’s oracle has no fresh price of ${symbol}: with debt, wait for one before you withdraw.`,
  WALLET_TOO_SMALL: ({ symbol, needed, available }) =>
    `The wallet holds ${formatAmount(available, symbol)}, less than ${formatAmount(needed, symbol, 'ceil')}: enter less, or send more to it first.`,
  NOTHING_OWED: ({ symbol }) => `You have no debt in ${symbol}: there is nothing to repay.`,
};

/** Why an owner's transfer is refused, in one sentence that says what to do. */
export const ownerViolationWords = (violation: OwnerViolation): string =>
  phrase(OWNER_PHRASES, violation);
