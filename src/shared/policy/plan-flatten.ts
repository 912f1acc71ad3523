import type { DecimalString } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import { isFinal } from '../domain/order-stage.ts';
import type { Side } from '../domain/position.ts';
import type { RiskAccount } from '../domain/risk-account.ts';
import type { Session } from '../domain/session.ts';
import type { Slices } from '../domain/slices.ts';
import type { Market } from '../domain/token.ts';
import { decimal, toText, ZERO } from '../math/decimal.ts';
import { findMark } from './find-mark.ts';

/** A leveraged position in one market, from the chain's own figures. */
export interface OpenPosition {
  readonly symbol: string;
  readonly side: Side;
  /** Base tokens, always positive. */
  readonly size: DecimalString;
}

/** Everything to cancel, close and revoke before an account is flat. */
export interface FlattenPlan {
  readonly orders: readonly Order[];
  readonly positions: readonly OpenPosition[];
  readonly sessions: readonly Session[];
}

/** In quote tokens: a remainder worth less is not worth an order. */
const DUST = decimal('0.01');

/**
 * The orders, positions and sessions that an account still has. A session that has ended needs no revoking. Base held
 * without any debt is collateral and stays: no session is needed to withdraw it.
 *
 * @example
 * planFlatten(slices).positions // → [{ symbol: 'wS-USDC', side: 'long', size: '87.336244541484716157' }]
 */
export function planFlatten(
  slices: Pick<Slices, 'orders' | 'risk' | 'markets' | 'tickers' | 'sessions'>,
): FlattenPlan {
  const risk = slices.risk.value;
  const positions = slices.markets.value.flatMap((market) => {
    const mark = findMark(market.symbol, slices.tickers.value)?.markPrice ?? null;
    return risk ? openPosition(risk, market, mark) : [];
  });
  return {
    orders: slices.orders.value.filter(({ stage }) => !isFinal(stage)),
    positions,
    sessions: slices.sessions.value.filter(canStillSign),
  };
}

function openPosition(
  { assets }: RiskAccount,
  { symbol, base, quote }: Market,
  mark: DecimalString | null,
): readonly OpenPosition[] {
  const of = (token: string) => assets.find((asset) => asset.token === token);
  const held = of(base.address);
  const net = decimal(held?.collateral ?? '0').minus(decimal(held?.debt ?? '0'));
  const size = net.abs();
  if (mark !== null && size.times(decimal(mark)).lt(DUST)) return [];
  if (net.lt(ZERO)) return [{ symbol, side: 'short', size: toText(size) }];
  const borrowed = decimal(of(quote.address)?.debt ?? '0').gt(ZERO);
  return net.gt(ZERO) && borrowed ? [{ symbol, side: 'long', size: toText(size) }] : [];
}

const canStillSign = ({ chain }: Session): boolean =>
  chain === 'active' || chain === 'not-yet-valid' || chain === 'unknown';
