import type { AppError } from '../../shared/domain/app-error.ts';
import type { UnixSeconds } from '../../shared/domain/ids.ts';

/** A broken allow-list rule, with the expected value. */
export type Refusal = Extract<AppError, { readonly code: 'SIGNING_REFUSED' }>;

export const refusal = (rule: string, expected: string, actual: string): Refusal => ({
  code: 'SIGNING_REFUSED',
  rule,
  expected,
  actual,
});

export const same = (
  rule: string,
  expected: string | number,
  actual: string | number,
): readonly Refusal[] => (expected === actual ? [] : [refusal(rule, `${expected}`, `${actual}`)]);

export const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const sameAddress = (rule: string, expected: string, actual: string): readonly Refusal[] =>
  isSame(expected, actual) ? [] : [refusal(rule, expected, actual)];

/** Checks that a time lies after `now` and at most `seconds` later. Refuses NaN. */
export function within(
  rule: string,
  time: UnixSeconds,
  now: UnixSeconds,
  seconds: number,
): readonly Refusal[] {
  const latest = now + seconds;
  return time > now && time <= latest
    ? []
    : [refusal(rule, `after ${now} and at most ${latest}`, `${time}`)];
}
