import type { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';

/**
 * Parses untrusted JSON. A schema checks the value afterwards. The error never quotes the text.
 */
export function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err('it is not JSON');
  }
}

/** Checks a value against a schema. The error names the places of the first three problems, never the values. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Result<z.output<Schema>, string> {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : err(describeIssues(parsed.error));
}

const describeIssues = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'answer'}: ${message}`)
    .join('; ')
    .slice(0, 300);
