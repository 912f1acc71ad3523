import { inspect } from 'node:util';
import type { Result } from '../../shared/result.ts';

/** The value of a result that a test expects to succeed; throws its error otherwise. */
export function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(inspect(result.error));
  return result.value;
}
