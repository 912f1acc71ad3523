import type { Figure } from '../../shared/domain/figure.ts';

const UNKNOWN = {
  'venue-placeholder': 'unknown: the venue could not read it',
  'no-data': 'unknown: a figure it is computed from is missing',
  malformed: 'unknown: the venue sent something that is not a number',
} as const;

interface FigureTextProps {
  readonly figure: Figure;
  readonly format: (value: string) => string;
  /** How "none" is shown: ∞ for a health factor without debt. */
  readonly none?: string;
}

/** A three-valued figure: its value, "none", or "unknown" with the reason in the title; never a made-up zero. */
export function FigureText({ figure, format, none = 'none' }: FigureTextProps) {
  if (figure.kind === 'value') return <span>{format(figure.value)}</span>;
  if (figure.kind === 'none') return <span className="figure-none">{none}</span>;
  return (
    <span className="figure-unknown" title={UNKNOWN[figure.reason]}>
      unknown
    </span>
  );
}
