import type { UnixMs } from '../domain/ids.ts';
import type { OrderFailure, OrderStage } from '../domain/order.ts';
import type { AppError } from './app-error.ts';

/** Resting orders are cancelled, then positions closed, then sessions revoked. */
export type WindDownStep = 'cancel' | 'close' | 'revoke';

/** Why an account was not wound down to the end. */
export type WindDownStop =
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
export interface WindDown {
  readonly startedAt: UnixMs;
  /** The one under way, or the last one begun. */
  readonly step: WindDownStep;
  readonly cancelled: number;
  readonly closed: number;
  readonly revoked: number;
  readonly state:
    | { readonly kind: 'running' | 'done' }
    | { readonly kind: 'stopped'; readonly why: WindDownStop };
}
