import type { Crossing, LiquidationPrice } from '../../shared/domain/figure.ts';
import type { DecimalString } from '../../shared/domain/ids.ts';
import { againstUser, atMark, distancePct } from '../../shared/math/liquidation-price.ts';
import { formatPrice, formatSigned } from '../format/number.ts';
import { FigureText } from './figure-text.tsx';

const LEVELS = {
  soft: {
    ahead: 'Soft liquidation begins',
    passed:
      'The health factor is already below target: part of the position can be liquidated now.',
  },
  full: {
    ahead: 'Everything is closed',
    passed: 'The health factor is already below 1: the whole position can be liquidated now.',
  },
} as const;

const TOWARDS = {
  below: { arrow: '↓', moves: 'falls below', recovers: 'above' },
  above: { arrow: '↑', moves: 'rises above', recovers: 'below' },
} as const;

interface LiquidationTextProps {
  readonly liquidation: LiquidationPrice;
  readonly level: keyof typeof LEVELS;
  /** Null where no distance is shown. */
  readonly mark: DecimalString | null;
}

/** A liquidation price with the direction in which it lies and its distance from mark; or that it is already past. */
export function LiquidationText({ liquidation, level, mark }: LiquidationTextProps) {
  const seen = mark === null ? liquidation : atMark(liquidation, mark);
  switch (seen.kind) {
    case 'at': {
      const { arrow, moves } = TOWARDS[seen.side];
      const distance = mark === null ? null : distancePct(mark, seen.price);
      return (
        <>
          <span title={`${LEVELS[level].ahead} when the price ${moves} this.`}>
            {arrow} {formatCrossing(seen)}
          </span>
          {distance !== null && <small className="muted"> {formatSigned(distance, 2)} %</small>}
        </>
      );
    }
    case 'passed':
      return (
        <span title={LEVELS[level].passed}>
          <span className={`chip regime-${level}`}>already past</span>
          <small> {recovery(seen.crossing)}</small>
        </span>
      );
    default:
      return <FigureText figure={seen} format={formatPrice} />;
  }
}

/** A liquidation price in figures, rounded against the user. */
export const formatCrossing = ({ price, side }: Crossing): string =>
  formatPrice(price, againstUser(side));

const recovery = (crossing: Crossing | null): string =>
  crossing
    ? `recovers ${TOWARDS[crossing.side].recovers} ${formatCrossing(crossing)}`
    : 'recovers at no price';
