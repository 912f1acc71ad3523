import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { Token } from '../../../shared/domain/token.ts';
import { decimal, isDecimal, toText } from '../../../shared/math/decimal.ts';
import { MAX_LANES } from '../../../shared/math/top-up.ts';
import { toBaseUnits } from '../../../shared/math/units.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** What is typed, as typed. */
export interface SessionForm {
  readonly count: string;
  readonly hours: string;
  readonly calls: string;
  readonly maxFee: string;
  readonly limits: Readonly<Record<string, string>>;
}

/** A day's trading: time, number of orders and spending limits bound the loss if the key is stolen. */
export const defaultForm = (tokens: readonly Token[]): SessionForm => ({
  count: '1',
  hours: '24',
  calls: '500',
  maxFee: '1',
  limits: Object.fromEntries(
    tokens.map(({ symbol }) => [symbol, symbol.startsWith('USD') ? '5000' : 'unlimited']),
  ),
});

const MAX_HOURS = 720;
const MAX_CALLS = 4_294_967_295;

/** The command's input, or what is wrong with every field that cannot be used. */
export function toCreateSession(
  form: SessionForm,
  account: OwnerAddress,
  tokens: readonly Token[],
): Result<CommandInput<'sessions.create'>, readonly string[]> {
  const wrong: string[] = [];
  const whole = (text: string, min: number, max: number, what: string): number => {
    const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= min && number <= max))
      wrong.push(`${what} must be a whole number from ${min} to ${max}`);
    return number;
  };
  const count = whole(form.count, 1, MAX_LANES, 'Session keys to create');
  const hours = whole(form.hours, 1, MAX_HOURS, 'Valid for (h)');
  const maxCalls = whole(form.calls, 1, MAX_CALLS, 'Number of orders');
  const fee = isDecimal(form.maxFee) ? toText(decimal(form.maxFee).times(decimal('100'))) : '';
  const maxFeeBps = whole(fee, 0, 10_000, 'Maximum fee (%), in hundredths,');
  const limits = tokens.map(({ address, symbol, decimals }) => {
    const limit = form.limits[symbol] ?? '';
    if (limit !== 'unlimited' && !toBaseUnits(limit, decimals).ok) {
      wrong.push(
        `${symbol} limit must be an amount with at most ${decimals} decimals, or the word unlimited`,
      );
    }
    return { token: address, limit };
  });
  return wrong.length > 0
    ? err(wrong)
    : ok({ account, count, validForSeconds: hours * 3_600, maxCalls, maxFeeBps, limits });
}
