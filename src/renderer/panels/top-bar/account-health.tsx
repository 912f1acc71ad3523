import { type Figure, unknown } from '../../../shared/domain/figure.ts';
import type { Position, Regime } from '../../../shared/domain/position.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { healthFactor, regimeOf } from '../../../shared/math/health-factor.ts';
import { formatNumber } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { Age } from '../../ui/age.tsx';
import { FigureText } from '../../ui/figure-text.tsx';
import { RegimeChip } from '../../ui/regime-chip.tsx';
import { TopItem } from './top-item.tsx';

interface Health {
  readonly factor: Figure;
  readonly regime: Regime;
}

/** The venue is cross-margin: every position carries the account's health; without one it is computed here. */
function healthOf(positions: readonly Position[], risk: RiskAccount | null): Health {
  const [position] = positions;
  if (position) return { factor: position.healthFactor.shown, regime: position.regime };
  if (!risk) return { factor: unknown('no-data'), regime: 'unknown' };
  const factor = healthFactor(risk);
  return { factor, regime: regimeOf(factor, risk.thresholds.targetHealth) };
}

/** The account's health factor and its liquidation regime. */
export function AccountHealth() {
  const account = useSlice('activeAccount');
  const risk = useSlice('risk');
  const positions = useSlice('positions');
  if (account === null) return null;
  const { factor, regime } = healthOf(positions.value, risk.value);
  return (
    <TopItem
      className="health"
      label={
        <>
          Health factor, <Age asOf={risk.asOf} />
        </>
      }
    >
      <strong>
        <FigureText figure={factor} format={(text) => formatNumber(text, 2)} none="∞" />
      </strong>
      <RegimeChip regime={regime} />
    </TopItem>
  );
}
