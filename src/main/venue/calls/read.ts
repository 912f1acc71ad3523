import type { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Transport } from '../http/transport.ts';
import type { VenueError } from '../venue-error.ts';
import { describeIssues } from '../wire/describe-issues.ts';

/** Fetches `url`, or posts `body` to it, and checks the answer's shape; `call` names it in errors. */
export async function read<Schema extends z.ZodType>(
  transport: Transport,
  call: string,
  url: string,
  schema: Schema,
  body?: string,
): Promise<Result<z.output<Schema>, VenueError>> {
  const answer = await transport.send({ call, url, ...(body !== undefined && { body }) });
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.value);
  return parsed.success
    ? ok(parsed.data)
    : err({ kind: 'malformed', call, detail: describeIssues(parsed.error) });
}
