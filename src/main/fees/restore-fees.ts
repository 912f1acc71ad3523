import type { Aged } from '../../shared/domain/aged.ts';
import { aged } from '../../shared/domain/aged.ts';
import type { FeeModel, Fees } from '../../shared/domain/fees.ts';

/** The fees as they are known at start: the settings' model, with what was last read for it, if anything was. */
export function restoreFees(model: FeeModel, { value: kept }: Aged<Fees | null>): Fees {
  if (model.kind === 'relayer') return { ...model, asOf: 'always' };
  const gasPrice = kept?.kind === 'platform' ? kept.gasPrice : aged(null, null);
  return { ...model, gasPrice };
}
