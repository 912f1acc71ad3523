import type { AppError } from '../../shared/domain/app-error.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toChainError } from './decode-revert.ts';

/**
 * Runs calls to the node. Returns a refusal by the node or a contract as an error; rethrows anything else, which is a
 * bug.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await work());
  } catch (cause) {
    return err(toChainError(cause));
  }
}
