import type { AppError } from './app-error.ts';
import type { UnixMs } from './ids.ts';
import type { OrderFailure, OrderStage } from './order.ts';

/** Resting orders are cancelled, then positions closed, then sessions revoked. */
export type FlattenStep = 'cancel' | 'close' | 'revoke';

/** Why an account was not wound down to the end. */
export type FlattenStop =
  | { readonly code: 'REFUSED'; readonly error: AppError }
  /** An order whose end had to be awaited ended, or is in doubt, in another way than it had to. */
  | {
      readonly code: 'ORDER_ENDED';
      readonly stage: OrderStage;
      readonly failure: OrderFailure | null;
    }
  /** Something is open after everything was closed: it came meanwhile. */
  | { readonly code: 'STILL_OPEN' }
  | { readonly code: 'ACCOUNT_LEFT' }
  /** The app ended in the middle. */
  | { readonly code: 'INTERRUPTED' };

/** How far an account was wound down: everything closed, and then its sessions revoked. */
export interface Flatten {
  readonly startedAt: UnixMs;
  /** The one under way, or the last one begun. */
  readonly step: FlattenStep;
  readonly cancelled: number;
  readonly closed: number;
  readonly revoked: number;
  readonly state:
    | { readonly kind: 'running' | 'done' }
    | { readonly kind: 'stopped'; readonly why: FlattenStop };
}
