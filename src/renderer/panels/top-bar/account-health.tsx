import { currentHealth } from '../../../shared/math/compose-positions.ts';
import { formatNumber } from '../../format/number.ts';
import { useNow } from '../../stores/now.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { usePositions } from '../../stores/use-positions.ts';
import { Age } from '../../ui/age.tsx';
import { FigureText } from '../../ui/figure-text.tsx';
import { RegimeChip } from '../../ui/regime-chip.tsx';
import { TopItem } from './top-item.tsx';

/**
 * The health factor, with the time of the facts it comes from. The venue is cross-margin: any position carries the account's
 * figure; without one it follows from the account.
 */
function useHealth() {
  const now = useNow();
  const risk = useSlice('risk');
  const { asOf } = useSlice('positions');
  const [position] = usePositions();
  if (!position) return { ...currentHealth(risk, now), asOf: risk.asOf };
  const { shown: factor, readAt } = position.healthFactor;
  return { factor, regime: position.regime, asOf: readAt ?? asOf };
}

/** The account's health factor and its liquidation regime. */
export function AccountHealth() {
  const account = useSlice('activeAccount');
  const { factor, regime, asOf } = useHealth();
  if (account === null) return null;
  return (
    <TopItem
      className="health"
      label={
        <>
          Health factor, <Age asOf={asOf} />
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
