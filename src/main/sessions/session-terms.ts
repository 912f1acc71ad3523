import { isAddressEqual, maxUint256 } from 'viem';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { TokenAddress, UnixSeconds } from '../../shared/domain/ids.ts';
import type { InputIssue } from '../../shared/domain/input-issue.ts';
import type { SessionLimit } from '../../shared/domain/session.ts';
import { endOfSession } from '../../shared/domain/session-life.ts';
import type { Token } from '../../shared/domain/token.ts';
import { toBaseUnits } from '../../shared/math/units.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CreateSessionInput } from './sessions.ts';

/** The session manager refuses a session that is valid for less than an hour after the block that creates it. */
const MIN_LIFETIME_SECONDS = 3_600;
const MAX_UINT32 = 4_294_967_295;

/** A session's terms as the session manager takes them, and its limits as the page shows them. */
export interface SessionTerms {
  /** From the block that creates it. */
  readonly validAfter: UnixSeconds;
  readonly validUntil: UnixSeconds;
  readonly units: readonly { readonly token: TokenAddress; readonly limit: bigint }[];
  readonly limits: readonly SessionLimit[];
}

/**
 * Checks the session manager's rules before a key is created or gas is spent, and converts limits to base units.
 * `validUntil` counts from `now`, the later of the two clocks.
 * Errors: BAD_INPUT with every issue.
 */
export function toSessionTerms(
  input: CreateSessionInput,
  tokens: readonly Token[],
  now: UnixSeconds,
): Result<SessionTerms, AppError> {
  const limits = input.limits.map((limit, n) => toLimit(limit, tokens, `limits.${n}`));
  const issues = [
    ...numberIssues(input),
    ...duplicateIssues(input),
    ...limits.flatMap((limit) => (limit.ok ? [] : [limit.error])),
  ];
  if (issues.length > 0) return err({ code: 'BAD_INPUT', issues });
  const good = limits.flatMap((limit) => (limit.ok ? [limit.value] : []));
  return ok({
    validAfter: 0,
    validUntil: endOfSession(now, input.validForSeconds),
    units: good.map(({ shown, units }) => ({ token: shown.token, limit: units })),
    limits: good.map(({ shown }) => shown),
  });
}

function numberIssues({ validForSeconds, maxCalls, maxFeeBps }: CreateSessionInput): InputIssue[] {
  const bounds = [
    ['validForSeconds', validForSeconds, MIN_LIFETIME_SECONDS, 365 * 86_400],
    ['maxCalls', maxCalls, 0, MAX_UINT32],
    ['maxFeeBps', maxFeeBps, 0, 10_000],
  ] as const;
  return bounds
    .filter(([, value, min, max]) => !Number.isInteger(value) || value < min || value > max)
    .map(([path, , min, max]) => ({ path, code: 'NOT_A_WHOLE_NUMBER', min, max }));
}

function duplicateIssues({ limits }: CreateSessionInput): InputIssue[] {
  if (limits.length === 0) return [{ path: 'limits', code: 'NO_LIMITS' }];
  return limits.flatMap(({ token }, n) => {
    const first = limits.findIndex((other) => isAddressEqual(other.token, token));
    return first === n ? [] : [{ path: `limits.${n}.token`, code: 'DUPLICATE_TOKEN' }];
  });
}

function toLimit(
  { token: address, limit }: CreateSessionInput['limits'][number],
  tokens: readonly Token[],
  path: string,
): Result<{ readonly shown: SessionLimit; readonly units: bigint }, InputIssue> {
  const token = tokens.find((known) => isAddressEqual(known.address, address));
  if (token === undefined) {
    return err({ path: `${path}.token`, code: 'UNKNOWN_TOKEN' });
  }
  const units = limit === 'unlimited' ? ok(maxUint256) : toBaseUnits(limit, token.decimals);
  if (!units.ok || units.value === 0n) {
    const { decimals } = token;
    return err({ path: `${path}.limit`, code: 'NOT_AN_AMOUNT', decimals, mayBeZero: false });
  }
  const shown = { token: token.address, symbol: token.symbol, limit, remaining: null };
  return ok({ shown, units: units.value });
}
