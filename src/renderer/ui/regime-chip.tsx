import type { Regime } from '../../shared/domain/position.ts';

const WORDS: Readonly<Record<Regime, { label: string; title: string }>> = {
  safe: { label: 'safe', title: 'Health factor at or above target: no liquidation possible' },
  soft: { label: '⚠ soft liquidation', title: 'Below target: a liquidator may seize a part' },
  full: { label: '✕ full closeout', title: 'Below 1: everything is being closed' },
  unknown: { label: 'unknown', title: 'The health factor is not known' },
};

/** The liquidation regime in words and colour, never by colour alone. */
export function RegimeChip({ regime }: { readonly regime: Regime }) {
  return (
    <span className={`chip regime-${regime}`} title={WORDS[regime].title}>
      {WORDS[regime].label}
    </span>
  );
}
