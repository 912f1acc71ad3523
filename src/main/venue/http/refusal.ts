import { z } from 'zod';
import type { VenueError } from '../venue-error.ts';
import { codeText, messageText } from '../wire/text.ts';

/** Code and message in an error's body; the venue's services name them differently (assumed, docs/venue-api.md). */
const errorBody = z.object({
  code: codeText.optional().catch(undefined),
  errorCode: codeText.optional().catch(undefined),
  message: messageText.optional().catch(undefined),
  errorMessage: messageText.optional().catch(undefined),
  error: messageText.optional().catch(undefined),
});

export interface VenueComplaint {
  readonly code: string | null;
  readonly message: string;
}

/** Code and message of an error's body; the code is null if there is none. */
export function complaint(body: unknown): VenueComplaint {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return { code: null, message: '' };
  const { code, errorCode, message, errorMessage, error } = parsed.data;
  return { code: code ?? errorCode ?? null, message: message ?? errorMessage ?? error ?? '' };
}

/**
 * Classifies an answer that is not 2xx. A 4xx is a refusal. After a 5xx, a 408 or a redirect the request may have been
 * acted on before something went wrong, so the outcome is `unknown`, whatever the body says. The exception is 501, which
 * the venue sends for what it does not offer: a refusal.
 */
export function refusal(status: number, body: unknown): VenueError {
  const { code, message } = complaint(body);
  const refused = (status >= 400 && status < 500 && status !== 408) || status === 501;
  if (refused) return { kind: 'refused', code: code ?? `HTTP_${status}`, message, status };
  return { kind: 'unknown', detail: [`HTTP ${status}`, code, message].filter(Boolean).join(' ') };
}
