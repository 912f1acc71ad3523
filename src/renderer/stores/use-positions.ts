import { useMemo } from 'react';
import { isFresh } from '../../shared/domain/aged.ts';
import type { Position } from '../../shared/domain/position.ts';
import { recomposePositions } from '../../shared/math/compose-positions.ts';
import { useNow } from './now.ts';
import { useSlice } from './terminal-store.ts';

/** The positions with the risk figures that count now; they change when figures pass their age, too. */
export function usePositions(): readonly Position[] {
  const now = useNow();
  const positions = useSlice('positions');
  const risk = useSlice('risk');
  const markets = useSlice('markets');
  const ages = `${isFresh(positions, now)} ${isFresh(risk, now)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time matters by what is fresh, not by the second.
  return useMemo(
    () => recomposePositions({ positions, risk, markets }, now),
    [positions, risk, markets, ages],
  );
}
