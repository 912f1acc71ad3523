import type { AppError } from '../../shared/domain/app-error.ts';
import type { UnixMs } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Clock } from '../core/ports.ts';

/** The later of this computer's clock and the chain's, so that no contract sees it in its past. Errors: the chain's. */
export async function laterClock(
  chain: Pick<Chain, 'latestBlock'>,
  clock: Clock,
): Promise<Result<UnixMs, AppError>> {
  const block = await chain.latestBlock();
  return block.ok ? ok(Math.max(clock.now(), block.value.timestamp * 1_000)) : block;
}
