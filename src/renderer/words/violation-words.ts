import type { DecimalString } from '../../shared/domain/ids.ts';
import type { Violation } from '../../shared/domain/violation.ts';
import type { Rounding } from '../../shared/math/decimal.ts';
import { formatAmount, formatNumber, formatPrice } from '../format/number.ts';
import { formatPercent } from '../format/percent.ts';
import { formatDateTime, formatDuration } from '../format/time.ts';
import { KEYCHAIN_STEP, SESSION_KEY_STEP, SESSION_STEP } from './next-steps.ts';
import { type Phrases, phrase } from './phrases.ts';

const amount = (value: DecimalString, symbol: string, rounding: Rounding): string =>
  formatAmount(value, symbol, rounding);

/** What is needed is never shown as less than it is, what there is never as more: the two always differ on screen. */
const gap = (symbol: string, needed: DecimalString, available: DecimalString): string =>
  `needs ${amount(needed, symbol, 'ceil')}, has ${amount(available, symbol, 'floor')}`;

const WRONG_AMOUNT = {
  'not-a-number': () => 'is not a number: write it like 4.25',
  'not-positive': () => 'must be more than zero',
  'too-many-decimals': (decimals: number) => `has more than ${decimals} decimals: shorten it`,
  'too-large': () => 'is more than any token can hold: make it smaller',
  'too-small': () => 'is so small that it would bring nothing: make it larger',
} as const;

const FIELDS: Readonly<Record<string, string>> = {
  sellAmount: 'The amount',
  amount: 'The amount',
  minBuyAmount: 'The least amount to buy',
};

const age = (ageMs: number | null): string =>
  ageMs === null ? 'not known yet' : `${formatDuration(ageMs)} old`;

const WITHOUT_FEE = {
  rate: (ageMs: number | null, maxAgeMs: number) =>
    `The venue’s fee is ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for the venue to tell it again.`,
  'gas-price': (ageMs: number | null, maxAgeMs: number) =>
    `The price of gas, which the fee pays for, is ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for the node to tell it again.`,
  price: () =>
    'The fee pays for gas, and the oracle has no price to work it out by: wait until it has.',
} as const;

const PHRASES: Phrases<Violation> = {
  NOT_LIVE: ({ state }) => `Not live (${state}): orders can be placed once the venue is reached.`,
  KEYCHAIN_NOT_READY: ({ state }) => KEYCHAIN_STEP[state],
  VENUE_CONFIG_CHANGED: ({ fields }) =>
    `The venue changed ${fields.join(', ')}: read the change above and accept it first.`,
  RECOVERY_RUNNING: ({ orders }) =>
    `What became of ${orders === 1 ? 'an earlier order' : `${orders} earlier orders`} is still being looked up: wait for it.`,
  UNKNOWN_MARKET: ({ symbol }) => `The venue does not list the market ${symbol}.`,
  AMOUNT_INVALID: ({ field, reason, decimals }) =>
    `${FIELDS[field] ?? field} ${WRONG_AMOUNT[reason](decimals)}.`,
  SLIPPAGE_INVALID: ({ maxBps }) =>
    `The slippage must be between 0 and ${formatPercent(maxBps)}, with at most two decimals: choose “No price protection” to go without a limit.`,
  VALIDITY_INVALID: ({ maxSeconds }) =>
    `The order must be valid for at least 1 s and at most ${formatDuration(maxSeconds * 1_000)}.`,
  PRICE_STALE: ({ ageMs, maxAgeMs }) =>
    `The price is ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for a new one.`,
  ACCOUNT_STALE: ({ ageMs, maxAgeMs }) =>
    `The account’s figures are ${age(ageMs)} and must be less than ${formatDuration(maxAgeMs)} old: wait for them to be read again.`,
  ORACLE_STALE: ({ symbol }) =>
    `The venue’s oracle has no fresh price of ${symbol}: nothing can be opened until it has.`,
  NO_SESSION: () => 'There is no session to sign with: create one in Sessions.',
  SESSION_BUSY: () =>
    'Every session carries an order that is not final yet: wait for it, or create another session.',
  SESSION_NOT_ACTIVE: ({ state }) => SESSION_STEP[state],
  SESSION_KEY_NOT_READY: ({ state }) => SESSION_KEY_STEP[state],
  SESSION_EXPIRES_TOO_SOON: ({ validUntil }) =>
    `The session ends at ${formatDateTime(validUntil * 1_000)}, before the order would: create a new session.`,
  SESSION_TOKEN_NOT_ALLOWED: ({ symbol }) =>
    `The session may not spend ${symbol}: create one with a ${symbol} limit.`,
  SESSION_TOKEN_LIMIT: ({ symbol, needed, remaining }) =>
    `The session’s ${symbol} limit is too low: the order with its fee ${gap(symbol, needed, remaining)} left. Lower the amount or create a new session.`,
  SESSION_FEE_TOO_HIGH: ({ symbol, fee, allowed }) =>
    `The fee is ${amount(fee, symbol, 'ceil')} and the session allows ${amount(allowed, symbol, 'floor')} on this order: create a session with a higher maximum fee, or, where gas is most of it, order more.`,
  FEE_RAISED: ({ fromBps, toBps }) =>
    `The venue has just raised its fee from ${formatPercent(fromBps)} to ${formatPercent(toBps)}: look at the new fee and place the order again.`,
  FEE_UNKNOWN: ({ missing, ageMs, maxAgeMs }) => WITHOUT_FEE[missing](ageMs, maxAgeMs),
  ENGINE_ALLOWANCE: ({ symbol, needed, allowed }) =>
    `The engine may not withdraw enough ${symbol}: it ${gap(symbol, needed, allowed)} allowed. Raise the account’s allowance.`,
  BORROW_ALLOWANCE: ({ symbol, needed, allowed }) =>
    `The engine may not borrow enough ${symbol}: it ${gap(symbol, needed, allowed)} allowed. Raise the account’s borrow allowance.`,
  INSUFFICIENT_COLLATERAL: ({ symbol, needed, available }) =>
    `There is not enough ${symbol} in the account: the order with its fee ${gap(symbol, needed, available)}.`,
  NOTHING_OWED: ({ symbol }) =>
    `No ${symbol} is owed, so there is nothing to close: swap the collateral instead.`,
  ORDER_BELOW_MIN_EQUITY: ({ equity, minimum }) =>
    `position equity below PM minimum (bump up sellAmount or lower leverage): ${amount(equity, 'USD', 'floor')} after the order, ${amount(minimum, 'USD', 'ceil')} needed.`,
  PRICE_TOO_FAR: ({ price, mark, bps, maxBps }) =>
    `The price ${formatPrice(price)} is ${formatPercent(bps)} worse than mark (${formatPrice(mark)}), your limit is ${formatPercent(maxBps)}: check it for a slip, or raise your limit.`,
  OVER_MAX_NOTIONAL: ({ notional, max }) =>
    `The order is worth ${amount(notional, 'USD', 'ceil')}, your limit is ${amount(max, 'USD', 'floor')}: lower the amount, or raise your limit.`,
  OVER_MAX_LEVERAGE: ({ leverage, max }) =>
    `The leverage would be ${formatNumber(leverage, 2, 'ceil')}×, your limit is ${formatNumber(max, 2)}×: borrow less, or raise your limit.`,
  TOO_MANY_ORDERS: ({ max }) =>
    `${max} orders were sent within a minute, which is your limit: wait a little, or raise it.`,
  HEALTH_BELOW_SAFE: ({ health, safe }) =>
    `The health factor would be ${formatNumber(health, 2)} and must be at least ${formatNumber(safe, 2, 'ceil')}: borrow less or add margin.`,
};

/** Why an order is refused, in one sentence that says what to do. */
export const violationWords = (violation: Violation): string => phrase(PHRASES, violation);
