import type { AppError } from '../../shared/domain/app-error.ts';

/** Why a call to the venue gave no answer that can be used. */
export type VenueError =
  /** The connection was never made, so not one byte of the request can have arrived. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** Sent, perhaps: time-out, lost connection, 5xx. What became of it has to be looked up. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** The venue answered no. `code` is its own, or `HTTP_<status>` where it gave none. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly status: number;
    }
  /** An answer that does not have the documented shape; what is already held stays as it is. */
  | { readonly kind: 'malformed'; readonly call: string; readonly detail: string };

/** One sentence for a log or a connection's reason. */
export function describeVenueError(error: VenueError): string {
  switch (error.kind) {
    case 'unreachable':
      return `the venue cannot be reached: ${error.detail}`;
    case 'unknown':
      return `the venue did not answer: ${error.detail}`;
    case 'refused':
      return `the venue refused: ${error.code} ${error.message}`.trimEnd();
    case 'malformed':
      return `the venue's answer to ${error.call} cannot be read: ${error.detail}`;
  }
}

/**
 * The error as a command answers it: the one place where a venue's error becomes an error of the app. Not for an order
 * that was posted: there `unknown` is no failure and must be looked up (docs/venue-api.md, "Sending an order").
 *
 * @param refusal the code of a refusal, where the command has its own
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
