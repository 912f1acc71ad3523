import type { AppError } from '../../shared/domain/app-error.ts';

/** Why a call to the venue gave no usable answer. */
export type VenueError =
  /** The connection was never made, so no byte of the request can have arrived. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The request may have been acted on: time-out, lost connection, 5xx. Its outcome has to be looked up. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** The venue said no. `code` is the venue's, or `HTTP_<status>` if it gave none. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly status: number;
    }
  /** The answer does not have the documented shape. */
  | { readonly kind: 'malformed'; readonly call: string; readonly detail: string };

/**
 * Converts a venue error to the error that a command returns; nothing else does. Not for a posted order: there `unknown`
 * is not a failure, and the order must be looked up (docs/venue-api.md, "Sending an order").
 *
 * @param refusal the code for a refusal, for commands that have their own
 */
export function toAppError(
  error: VenueError,
  refusal: 'VENUE_REFUSED' | 'VENUE_CANCEL_REFUSED' = 'VENUE_REFUSED',
): AppError {
  switch (error.kind) {
    case 'unreachable':
    case 'unknown':
      return { code: 'VENUE_UNREACHABLE', detail: error.detail };
    case 'refused':
      return { code: refusal, venueCode: error.code, message: error.message };
    case 'malformed':
      return { code: 'VENUE_MALFORMED', call: error.call, detail: error.detail };
  }
}
