import { err, ok, type Result } from '../../../shared/result.ts';

/**
 * Parses JSON text that anyone may have written. The value is checked by a schema afterwards; here it only has to
 * be JSON. The error never quotes the text.
 */
export function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err('it is not JSON');
  }
}
