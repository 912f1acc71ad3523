import type { AppError } from './app-error.ts';
import type { UnixMs } from './ids.ts';
import type { OrderFailure } from './order.ts';
import type { OrderStage } from './order-stage.ts';

/** Resting orders are cancelled, then positions closed, then sessions revoked. */
export type FlattenStep = 'cancel' | 'close' | 'revoke';

/** Why flattening an account stopped before the end. */
export type FlattenStop =
  | { readonly code: 'REFUSED'; readonly error: AppError }
  /** An order did not end as required, or its outcome is unknown. */
  | {
      readonly code: 'ORDER_ENDED';
      readonly stage: OrderStage;
      readonly failure: OrderFailure | null;
    }
  /** Something was opened while everything else was being closed. */
  | { readonly code: 'STILL_OPEN' }
  | { readonly code: 'ACCOUNT_LEFT' }
  /** The app was closed before the end. */
  | { readonly code: 'INTERRUPTED' };

/** Progress of flattening an account: everything is closed, then its sessions are revoked. */
export interface Flatten {
  readonly startedAt: UnixMs;
  /** The current step, or the last one started. */
  readonly step: FlattenStep;
  readonly cancelled: number;
  readonly closed: number;
  readonly revoked: number;
  readonly state:
    | { readonly kind: 'running' | 'done' }
    | { readonly kind: 'stopped'; readonly why: FlattenStop };
}
