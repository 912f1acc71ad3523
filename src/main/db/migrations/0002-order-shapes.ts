/** Orders and their events as versions 1 and 2 store them. Only the fields that differ are declared. */

interface OldTerms {
  readonly kind: 'market' | 'limit';
  readonly buyToken: string;
  readonly minBuyAmount: string;
}

type NewTerms = { readonly buyToken: string } & (
  | { readonly kind: 'limit'; readonly minBuyAmount: string }
  | {
      readonly kind: 'market';
      readonly protection:
        | { readonly kind: 'slippage'; readonly minBuyAmount: string }
        | { readonly kind: 'unprotected' };
    }
);

export interface OldFailure {
  readonly code: string;
  readonly message: string;
  readonly refusal?: OldError;
}

/** An error that a row of version 1 holds. */
export interface OldError {
  readonly code: string;
  /** WALLET_REFUSED only. */
  readonly reason?: string;
}

interface NewFailure extends OldFailure {
  readonly by: 'terminal' | 'venue';
}

export interface OldEvent {
  readonly at: number;
  readonly source: string;
  readonly type: string;
  readonly by?: 'venue';
  readonly reason?: string;
  readonly terms?: OldTerms;
  readonly failure?: OldFailure;
}

interface NewEvent {
  readonly by?: 'chain' | 'venue';
  readonly reason?: { readonly code: 'TEXT'; readonly text: string };
  readonly terms?: NewTerms;
  readonly failure?: NewFailure;
}

export interface OldOrder {
  readonly clientOrderId: string;
  readonly after?: string;
  readonly terms: OldTerms | null;
  readonly stage: string;
  readonly cancelRequested: boolean;
  readonly cancelAtVenue: boolean;
  readonly failure: OldFailure | null;
  readonly updatedAt: number;
}

interface NewCancel {
  readonly by: 'chain' | 'venue';
  readonly requestedAt: number;
}

interface NewOrder {
  readonly parentOrderId?: string;
  readonly terms: NewTerms | null;
  readonly cancel: NewCancel | null;
  readonly failure: NewFailure | null;
}

/** Decimals by token address, for the markets that were known. */
export type Decimals = ReadonlyMap<string, number>;

/** @param events the order's own, in the order they were learned */
export function migrateOrder(
  order: OldOrder,
  events: readonly OldEvent[],
  decimals: Decimals,
): NewOrder {
  const { after, cancelRequested, cancelAtVenue, terms, failure, ...same } = order;
  return {
    ...same,
    ...(after !== undefined && { parentOrderId: after }),
    terms: terms && migrateTerms(terms, decimals),
    cancel: cancelOf(order, events),
    failure: failure && migrateFailure(failure, sourceOf(failure, events)),
  };
}

export function migrateEvent(event: OldEvent, decimals: Decimals): NewEvent {
  const { by, reason, terms, failure, ...same } = event;
  return {
    ...same,
    ...(reason !== undefined && { reason: { code: 'TEXT', text: reason } as const }),
    ...(event.type === 'cancel-requested' && { by: by ?? 'chain' }),
    ...(terms && { terms: migrateTerms(terms, decimals) }),
    ...(failure && { failure: migrateFailure(failure, event.source) }),
  };
}

function migrateTerms(terms: OldTerms, decimals: Decimals): NewTerms {
  const { kind, minBuyAmount, ...same } = terms;
  if (kind === 'limit') return { ...same, kind, minBuyAmount };
  const unprotected = isBaseUnit(minBuyAmount, decimals.get(terms.buyToken));
  return {
    ...same,
    kind,
    protection: unprotected ? { kind: 'unprotected' } : { kind: 'slippage', minBuyAmount },
  };
}

/**
 * Version 1 stored "no protection" as a minimum of one base unit. If the token is no longer known, a 1 in the sixth or
 * a later decimal place counts as one base unit: no venue token has fewer decimals.
 */
const isBaseUnit = (amount: string, decimals: number | undefined): boolean =>
  decimals === undefined
    ? /^0\.0{5,}1$/.test(amount)
    : amount === (decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`);

/** Codes that only this terminal wrote, whatever the source of the fact. */
const OWN_CODES: ReadonlySet<string> = new Set([
  'NEVER_SENT',
  'NONCE_USED',
  'DEDUPLICATED',
  'CLOSE_FILLED',
  'CLOSE_NOT_FILLED',
  'CLOSE_NOT_FINAL',
]);

/** @param source of the fact; null if unknown */
export function migrateFailure<T extends OldFailure>(
  failure: T,
  source: string | null,
): T & NewFailure {
  const own = source === 'terminal' || OWN_CODES.has(failure.code);
  const { refusal, ...same } = failure;
  const kept = refusal && isUnchanged(refusal) ? { refusal } : {};
  return { by: own ? 'terminal' : 'venue', ...same, ...kept } as T & NewFailure;
}

/** Errors that held a sentence in version 1, or whose codes have changed since. */
const CHANGED_ERRORS: ReadonlySet<string> = new Set([
  'ALREADY_EXISTS',
  'BAD_INPUT',
  'NOT_AVAILABLE',
  'NOT_FOUND',
]);

/** Whether version 2 can read the error as it is. Where it cannot, the failure's message still says why. */
export const isUnchanged = ({ code, reason }: OldError): boolean =>
  !CHANGED_ERRORS.has(code) && reason !== 'mismatch';

const sourceOf = ({ code, message }: OldFailure, events: readonly OldEvent[]): string | null =>
  events.find(({ failure }) => failure?.code === code && failure.message === message)?.source ??
  null;

/**
 * The pending cancellation, or the one that ended the order. Its time is that of the request event or, if that event is
 * damaged, of the order's latest fact.
 */
function cancelOf(order: OldOrder, events: readonly OldEvent[]): NewCancel | null {
  const { stage, cancelRequested, cancelAtVenue, updatedAt } = order;
  if (!cancelRequested && stage !== 'cancelled') return null;
  const asked = events.findLast(({ type }) => type.startsWith('cancel-'));
  if (asked?.type === 'cancel-requested') return { by: asked.by ?? 'chain', requestedAt: asked.at };
  if (!cancelRequested && !cancelAtVenue) return null;
  return { by: cancelAtVenue ? 'venue' : 'chain', requestedAt: updatedAt };
}
