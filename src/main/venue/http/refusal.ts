import { z } from 'zod';
import type { VenueError } from '../venue-error.ts';
import { codeText, messageText } from '../wire/text.ts';

/** The venue's own words in an error's body; names vary between its services (assumed, see docs/venue-api.md). */
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

/** What an error's body says; a null code where it names none. */
export function complaint(body: unknown): VenueComplaint {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return { code: null, message: '' };
  const { code, errorCode, message, errorMessage, error } = parsed.data;
  return { code: code ?? errorCode ?? null, message: message ?? errorMessage ?? error ?? '' };
}

/**
 * Sorts an answer that is not 2xx. A 4xx is the venue's no. After a 5xx, a 408 or a redirect nobody knows whether
 * the request was acted upon before things went wrong, so it is `unknown`, whatever the body says; but 501 is a no:
 * the venue answers it for what it does not offer.
 */
export function refusal(status: number, body: unknown): VenueError {
  const { code, message } = complaint(body);
  const refused = (status >= 400 && status < 500 && status !== 408) || status === 501;
  if (refused) return { kind: 'refused', code: code ?? `HTTP_${status}`, message, status };
  return { kind: 'unknown', detail: [`HTTP ${status}`, code, message].filter(Boolean).join(' ') };
}
