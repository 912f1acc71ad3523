import { type Aged, aged } from '../../shared/domain/aged.ts';
import type { Fees } from '../../shared/domain/fees.ts';
import type { FeeSettings } from './fee-settings.ts';

/** The fees known at start: the model of the settings, with the last values read for it, if any. */
export function restoreFees(
  { feeModel, feeEndpoint }: FeeSettings,
  { value: kept }: Aged<Fees | null>,
): Fees {
  if (feeModel.kind === 'platform') {
    const gasPrice = kept?.kind === 'platform' ? kept.gasPrice : aged(null, null);
    return { ...feeModel, gasPrice };
  }
  if (feeEndpoint === null) return { ...feeModel, asOf: 'always' };
  return kept?.kind === 'relayer' ? kept : { ...feeModel, asOf: null };
}
