import type { ReactNode } from 'react';
import type { Regime } from '../../shared/domain/position.ts';

const WORDS: Readonly<Record<Regime, { label: string; title: string }>> = {
  safe: { label: 'safe', title: 'Health factor at or above target: no liquidation' },
  soft: {
    label: '⚠ soft liquidation',
    title: 'Health factor below target: part of the position can be liquidated',
  },
  full: {
    label: '✕ full liquidation',
    title: 'Health factor below 1: the whole position can be liquidated',
  },
  unknown: { label: 'unknown', title: 'The health factor is not known' },
};

/** Whether the account can be liquidated, in words and colour, never by colour alone. */
export function RegimeChip({ regime }: { readonly regime: Regime }) {
  return (
    <span className={`chip regime-${regime}`} title={WORDS[regime].title}>
      {WORDS[regime].label}
    </span>
  );
}

const RISK: Readonly<Record<Regime, { className?: string; sign: string }>> = {
  safe: { sign: '' },
  soft: { className: 'warn', sign: '⚠ ' },
  full: { className: 'bad', sign: '✕ ' },
  unknown: { sign: '' },
};

interface RiskFigureProps {
  readonly regime: Regime;
  readonly children: ReactNode;
}

/** A figure of an account that can be liquidated, in the colour of its regime and with the chip's sign. */
export function RiskFigure({ regime, children }: RiskFigureProps) {
  const { className, sign } = RISK[regime];
  return (
    <span className={className} title={className && WORDS[regime].title}>
      {sign}
      {children}
    </span>
  );
}
