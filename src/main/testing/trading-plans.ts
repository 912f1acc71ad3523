import fc from 'fast-check';
import { maxUint256 } from 'viem';
import type { OrderIntent } from '../../shared/domain/order.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';

/** An amount of each token of a market, in base units. */
interface Pair {
  readonly base: bigint;
  readonly quote: bigint;
}

/** What to set up on chain for one account. Every part is drawn independently, so that all combinations occur. */
export interface AccountPlan {
  readonly collateral: Pair;
  /** Borrowed, in thousandths of the collateral's value. */
  readonly debt: Pair;
  readonly engineAllowance: Pair;
  readonly borrowAllowance: Pair;
  readonly session: SessionPlan;
  /** Age of the account's figures when the order is placed. */
  readonly figuresAgeMs: number;
}

interface SessionPlan {
  /** 0 stands for a token that the session does not list. */
  readonly limits: Pair;
  readonly maxFeeBps: number;
  readonly maxCalls: number;
  /** Seconds after the time at which the first orders are checked. */
  readonly opensIn: number;
  /** Null for a session without an expiry. */
  readonly endsIn: number | null;
  readonly fate: 'kept' | 'one call used' | 'revoked' | 'never created';
}

/** Orders of one kind, of several sizes. */
export interface OrderPlan {
  readonly intent: OrderIntent;
  readonly execution:
    | Extract<OrderDraft['execution'], { readonly kind: 'market' }>
    /** A limit at this many basis points of mark. */
    | { readonly kind: 'limit'; readonly ofMarkBps: bigint };
  readonly amounts: readonly bigint[];
  /** In millionths of the account's holdings. */
  readonly shares: readonly bigint[];
}

/** Every order of magnitude is equally likely, by default from a single unit up. */
const digits = (most: number, least = 1): fc.Arbitrary<bigint> =>
  fc
    .integer({ min: least - 1, max: most - 1 })
    .chain((n) => fc.bigInt({ min: 10n ** BigInt(n), max: 10n ** BigInt(n + 1) - 1n }));

/** Draws `usual` `times` out of `times + 1` times. */
const mostly = <T>(times: number, usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: other });

/** Up to ten million wS (18 decimals) and a million USDC (6). */
const pair = (of: (mostDigits: number) => fc.Arbitrary<bigint>): fc.Arbitrary<Pair> =>
  fc.record({ base: of(25), quote: of(12) });

const none = fc.constant(0n);
const unlimited = fc.constant(maxUint256);
const between = (min: number, max: number) => fc.integer({ min, max });
/** A typical holding or, less often, any amount. */
const like = (most: number) => mostly(3, digits(most, most - 6), digits(most));
const allowance = pair((most) => mostly(3, unlimited, like(most)));
const share = mostly(1, fc.bigInt({ min: 0n, max: 430n }), none);

const lifetime = fc.oneof(
  { weight: 14, arbitrary: fc.constantFrom([-7_200, 86_400] as const, [-7_200, null] as const) },
  { weight: 1, arbitrary: between(-2, 240).map((opensIn) => [opensIn, 86_400] as const) },
  { weight: 5, arbitrary: between(-5, 300).map((endsIn) => [-7_200, endsIn] as const) },
);

const sessionPlan: fc.Arbitrary<SessionPlan> = fc
  .record({
    limits: pair((most) => mostly(2, unlimited, mostly(4, like(most), none))),
    maxFeeBps: mostly(14, between(100, 10_000), between(0, 99)),
    maxCalls: mostly(5, fc.constant(500), fc.constant(1)),
    lifetime,
    fate: mostly<SessionPlan['fate']>(
      14,
      fc.constantFrom('kept', 'one call used'),
      fc.constantFrom('revoked', 'never created'),
    ),
  })
  .map(({ lifetime: [opensIn, endsIn], ...plan }) => ({ ...plan, opensIn, endsIn }));

/** Any account; its debts can be borrowed while margin rules are off. */
export const accountPlan: fc.Arbitrary<AccountPlan> = fc.record({
  collateral: pair((most) => mostly(6, like(most), none)),
  debt: fc.record({ base: share, quote: share }),
  engineAllowance: allowance,
  borrowAllowance: allowance,
  session: sessionPlan,
  figuresAgeMs: mostly(11, fc.constant(0), fc.constant(3_600_000)),
});

const protection = mostly<
  { readonly kind: 'slippage'; readonly bps: number } | { readonly kind: 'unprotected' }
>(
  3,
  fc.constantFrom(0, 1, 50, 1_000).map((bps) => ({ kind: 'slippage', bps })),
  fc.constant({ kind: 'unprotected' }),
);

/** Any kind of order, in amounts from zero to a hundred million wS. */
export const orderPlan: fc.Arbitrary<OrderPlan> = fc.record({
  intent: fc.constantFrom(
    ...(['open-long', 'open-short', 'close-long', 'close-short'] as const),
    ...(['swap-to-base', 'swap-to-quote'] as const),
  ),
  execution: mostly<OrderPlan['execution']>(
    2,
    protection.map((chosen) => ({ kind: 'market', protection: chosen })),
    fc.bigInt({ min: 8_000n, max: 12_000n }).map((ofMarkBps) => ({ kind: 'limit', ofMarkBps })),
  ),
  amounts: fc.array(digits(13), { minLength: 2, maxLength: 2 }),
  shares: fc.array(digits(7), { minLength: 3, maxLength: 3 }),
});

/**
 * The amounts at which a verdict changes, each with its neighbours. Bisection finds one such amount between every two
 * adjacent amounts with different verdicts.
 */
export function edgesOf(
  amounts: readonly bigint[],
  verdict: (amount: bigint) => string,
): readonly bigint[] {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.slice(1).flatMap((upper, n) => {
    let [low, high] = [sorted[n] ?? 0n, upper];
    const below = verdict(low);
    if (verdict(high) === below) return [];
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (verdict(middle) === below) low = middle;
      else high = middle;
    }
    return [low - 1n, low, high, high + 1n].filter((amount) => amount > 0n);
  });
}
