import type { Figure, LiquidationPrice } from '../../../shared/domain/figure.ts';
import type { UnixMs } from '../../../shared/domain/ids.ts';
import type { CheckedFigure, Position } from '../../../shared/domain/position.ts';
import { decimal, ZERO } from '../../../shared/math/decimal.ts';
import { formatPrice, formatSigned } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { OwnAge } from '../../ui/age.tsx';
import { FigureText } from '../../ui/figure-text.tsx';
import { formatCrossing, LiquidationText } from '../../ui/liquidation-text.tsx';

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

/**
 * The figure that counts, with its age where that is not the panel's, and a flag where the venue's or the contracts' own
 * figure differs by more than 0.5 %.
 */
export function Checked({ figure, format, none }: CheckedProps) {
  const { shown, venue, disagrees, lens, readAt } = figure;
  return (
    <>
      <FigureText figure={shown} format={format} {...(none !== undefined && { none })} />
      {disagrees && <Disagreement own={inWords(shown, format)} venue={inWords(venue, format)} />}
      {lens && (
        <span
          className="chip chip-warn"
          title={`The venue's contracts say: ${inWords(lens, format)}. The lower of theirs and ours is shown.`}
        >
          ≠ contracts
        </span>
      )}
      <ReadAge readAt={readAt} />
    </>
  );
}

/** When our own figure was read, where that is not when the panel's were. */
function ReadAge({ readAt }: { readonly readAt: UnixMs | undefined }) {
  const { asOf: panelAsOf } = useSlice('positions');
  if (readAt === undefined) return null;
  return (
    <small>
      <OwnAge asOf={readAt} panelAsOf={panelAsOf} />
    </small>
  );
}

const inWords = (figure: Figure, format: (value: string) => string): string =>
  figure.kind === 'value' ? format(figure.value) : figure.kind;

interface DisagreementProps {
  readonly own: string;
  readonly venue: string;
}

function Disagreement({ own, venue }: DisagreementProps) {
  return (
    <span className="chip chip-warn" title={`Computed here: ${own}. The venue says: ${venue}.`}>
      ≠ venue
    </span>
  );
}

interface CheckedLiquidationProps {
  readonly position: Position;
  readonly level: 'soft' | 'full';
}

/** A liquidation price as it stands at the live mark, and a flag where the venue's differs by more than 0.5 %. */
export function CheckedLiquidation({ position, level }: CheckedLiquidationProps) {
  const mark = useMark(position);
  const { shown, venue, disagrees, readAt } =
    level === 'soft' ? position.softLiquidation : position.fullLiquidation;
  return (
    <>
      <LiquidationText
        liquidation={shown}
        level={level}
        mark={mark.kind === 'value' ? mark.value : null}
      />
      {disagrees && <Disagreement own={ownWords(shown)} venue={inWords(venue, formatPrice)} />}
      <ReadAge readAt={readAt} />
    </>
  );
}

function ownWords(own: LiquidationPrice): string {
  switch (own.kind) {
    case 'at':
      return formatCrossing(own);
    case 'passed':
      return own.crossing ? `already past ${formatCrossing(own.crossing)}` : 'already past';
    default:
      return own.kind;
  }
}
