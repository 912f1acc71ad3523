import type { AppError } from './app-error.ts';
import type { UnixMs } from './ids.ts';

/** Something the user should know that belongs to no row. */
export type NoticeFacts =
  /** `detail`: what the parser found wrong with the frame. */
  | { readonly code: 'STREAM_SUSPECT'; readonly detail: string }
  | { readonly code: 'UNKNOWN_FRAME_TYPE'; readonly type: string }
  | { readonly code: 'BACKFILL_FAILED'; readonly error: AppError }
  | { readonly code: 'PAPER_ACCOUNT_FAILED'; readonly error: AppError }
  | { readonly code: 'REVERSE_STOPPED'; readonly symbol: string }
  | { readonly code: 'FEE_CHANGED'; readonly fromBps: number; readonly toBps: number }
  /** `dropped`: the venue has the row too, and it is fetched again. */
  | {
      readonly code: 'ROW_DAMAGED';
      readonly table: string;
      readonly id: string;
      readonly dropped: boolean;
    };

/** `count`: how often the same has happened; `at`: when it last did. */
export type Notice = NoticeFacts & { readonly count: number; readonly at: UnixMs };
