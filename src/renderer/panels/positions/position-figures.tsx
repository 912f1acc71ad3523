import type { Figure } from '../../../shared/domain/figure.ts';
import type { CheckedFigure, Position } from '../../../shared/domain/position.ts';
import { decimal, ZERO } from '../../../shared/math/decimal.ts';
import { distancePct } from '../../../shared/math/liquidation-price.ts';
import { formatPrice, formatSigned } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { FigureText } from '../../ui/figure-text.tsx';

/** The ticker's mark, which moves between account frames; else the mark of the last frame. */
function useMark({ symbol, markPrice }: Position): Figure {
  const ticker = useSlice('tickers').value.find((candidate) => candidate.symbol === symbol);
  return ticker ? { kind: 'value', value: ticker.markPrice } : markPrice;
}

export function Mark({ position }: { readonly position: Position }) {
  return <FigureText figure={useMark(position)} format={formatPrice} />;
}

/** A gain or a loss: its sign is always shown. */
export function SignedUsd({ figure }: { readonly figure: Figure }) {
  const sign = figure.kind === 'value' ? decimal(figure.value).cmp(ZERO) : 0;
  return (
    <span className={sign < 0 ? 'bad' : sign > 0 ? 'good' : undefined}>
      <FigureText figure={figure} format={(value) => formatSigned(value, 2)} />
    </span>
  );
}

interface CheckedProps {
  readonly figure: CheckedFigure;
  readonly format: (value: string) => string;
  readonly none?: string;
}

/** Our own figure, and a flag where the venue's differs by more than 0.5 %. */
export function Checked({ figure, format, none = 'none' }: CheckedProps) {
  const text = (f: Figure): string => (f.kind === 'value' ? format(f.value) : f.kind);
  return (
    <>
      <FigureText figure={figure.shown} format={format} none={none} />
      {figure.disagrees && (
        <span
          className="chip chip-warn"
          title={`Computed here: ${text(figure.shown)}. The venue says: ${text(figure.venue)}.`}
        >
          ≠ venue
        </span>
      )}
    </>
  );
}

interface LiquidationPriceProps {
  readonly position: Position;
  readonly figure: CheckedFigure;
}

/** A liquidation price with its distance from mark. */
export function LiquidationPrice({ position, figure }: LiquidationPriceProps) {
  const mark = useMark(position);
  const { shown } = figure;
  const distance =
    shown.kind === 'value' && mark.kind === 'value' ? distancePct(mark.value, shown.value) : null;
  // Rounded toward mark: a price that is reached too early on screen warns early.
  const rounding = position.side === 'long' ? 'ceil' : 'floor';
  return (
    <>
      <Checked figure={figure} format={(value) => formatPrice(value, rounding)} />
      {distance !== null && <small className="muted"> {formatSigned(distance, 2)} %</small>}
    </>
  );
}
