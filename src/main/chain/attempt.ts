import type { AppError } from '../../shared/domain/app-error.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toChainError } from './decode-revert.ts';

/** Runs calls to the node; what the node or a contract refused comes back as a value, bugs are thrown on. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await work());
  } catch (cause) {
    return err(toChainError(cause));
  }
}
