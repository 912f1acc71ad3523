/**
 * created: journaled, nothing signed. signed: signature made, perhaps not sent.
 * submitted: the order may have left this computer; its outcome is looked up, and it is never signed again.
 * open: the venue has it. failed, expired, cancelled, filled: final.
 * attention: not resolved within the recovery time; still accepts news.
 */
export const ORDER_STAGES = [
  'created',
  'signed',
  'submitted',
  'open',
  'attention',
  'failed',
  'expired',
  'cancelled',
  'filled',
] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

/** An order in one of these can no longer change at the venue. `attention` is not among them: it still accepts news. */
export const FINAL_STAGES = [
  'failed',
  'expired',
  'cancelled',
  'filled',
] as const satisfies readonly OrderStage[];

const FINAL: ReadonlySet<OrderStage> = new Set(FINAL_STAGES);

export const isFinal = (stage: OrderStage): boolean => FINAL.has(stage);
