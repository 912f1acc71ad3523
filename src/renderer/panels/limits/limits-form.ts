import type { UserLimits } from '../../../shared/domain/user-limits.ts';
import { decimal, isDecimal, ONE, round, toText, ZERO } from '../../../shared/math/decimal.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** The fields as typed; an empty one means no limit. */
export interface LimitsForm {
  readonly notional: string;
  readonly leverage: string;
  readonly ordersPerMinute: string;
  /** Percent. */
  readonly deviation: string;
}

const PER_PERCENT = decimal('100');
const MAX_RATE = 1_000;

export const toForm = (limits: UserLimits): LimitsForm => ({
  notional: limits.maxNotional ?? '',
  leverage: limits.maxLeverage ?? '',
  ordersPerMinute: limits.maxOrdersPerMinute === null ? '' : `${limits.maxOrdersPerMinute}`,
  deviation:
    limits.maxPriceDeviationBps === null
      ? ''
      : toText(decimal(`${limits.maxPriceDeviationBps}`).div(PER_PERCENT)),
});

/**
 * The limits, or one sentence for each field that cannot be used.
 *
 * @example toLimits({ notional: '', leverage: '', ordersPerMinute: '', deviation: '2.5' })
 * // maxPriceDeviationBps: 250, no other limit
 */
export function toLimits(form: LimitsForm): Result<UserLimits, readonly string[]> {
  const wrong: string[] = [];
  const amount = (text: string, least: typeof ZERO, sentence: string) => {
    if (text === '') return null;
    if (isDecimal(text) && decimal(text).gte(least) && decimal(text).gt(ZERO)) return text;
    wrong.push(sentence);
    return null;
  };
  const whole = (text: string, max: number, sentence: string) => {
    if (text === '') return null;
    const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= 1 && number <= max) return number;
    wrong.push(sentence);
    return null;
  };
  const limits: UserLimits = {
    maxNotional: amount(
      form.notional,
      ZERO,
      'Max. order size must be an amount in USD, such as 5000.',
    ),
    maxLeverage: amount(
      form.leverage,
      ONE,
      'Max. leverage must be a number of at least 1, such as 5.',
    ),
    maxOrdersPerMinute: whole(
      form.ordersPerMinute,
      MAX_RATE,
      `Max. orders per minute must be a whole number from 1 to ${MAX_RATE}.`,
    ),
    maxPriceDeviationBps: whole(
      basisPoints(form.deviation),
      10_000,
      'Max. deviation from mark must be a percentage from 0.01 to 100, with at most two decimals.',
    ),
  };
  return wrong.length > 0 ? err(wrong) : ok(limits);
}

const basisPoints = (percent: string): string => {
  if (!isDecimal(percent)) return percent;
  const bps = decimal(percent).times(PER_PERCENT);
  return bps.eq(round(bps, 0, 'floor')) ? toText(bps) : 'not whole';
};
