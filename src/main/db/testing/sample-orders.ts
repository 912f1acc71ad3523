import { createElsewhereOrder, createOrder } from '../../../shared/domain/create-order.ts';
import {
  type ClientOrderId,
  clientOrderId,
  type Hex,
  type OwnerAddress,
  orderDigest,
  orderHash,
  ownerAddress,
  sessionId,
  tokenAddress,
  txHash,
  type UnixMs,
  type VenueOrderId,
  venueOrderId,
} from '../../../shared/domain/ids.ts';
import type { OrderIntent, OrderTerms, OwnFailureCode } from '../../../shared/domain/order.ts';
import type { FactSource, OrderEvent, OrderFact } from '../../../shared/domain/order-event.ts';
import type { Token } from '../../../shared/domain/token.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import type { Database } from '../database.ts';

export const OWNER: OwnerAddress = ownerAddress(`0x${'aA'.repeat(20)}`);
export const START: UnixMs = 1_776_944_355_000;
const CHAIN = 146;

const hex = (n: number, bytes: number): Hex => `0x${n.toString(16).padStart(bytes * 2, '0')}`;

export const USDC: Token = { address: tokenAddress(hex(1, 20)), symbol: 'USDC', decimals: 6 };
export const WS: Token = { address: tokenAddress(hex(2, 20)), symbol: 'wS', decimals: 18 };

export const SESSION = sessionId(hex(0x5e, 32));

const clientId = (n: number): ClientOrderId =>
  clientOrderId(`ord_${n.toString(16).padStart(32, '0')}`);
const venueId = (n: number): VenueOrderId => venueOrderId(`lev_${n}`);
const timeOf = (n: number): UnixMs => START + n * 60_000;

type Acceptance = 'protected' | 'unprotected' | 'limit';

/** The terms of the n-th order. */
function terms(n: number, intent: OrderIntent, acceptance: Acceptance): OrderTerms {
  const quote = sellsQuote(intent);
  const [sell, buy] = quote ? [USDC, WS] : [WS, USDC];
  const least = quote ? '87.336244541484716157' : '3.98';
  const common = {
    intent,
    symbol: 'wS-USDC',
    sellToken: sell.address,
    sellSymbol: sell.symbol,
    buyToken: buy.address,
    buySymbol: buy.symbol,
    sellAmount: quote ? '4' : '87.5',
    feeAmount: quote ? '0.04' : '0.875',
    validTo: Math.floor(timeOf(n) / 1_000) + (acceptance === 'limit' ? 600 : 60),
  };
  if (acceptance === 'limit') return { ...common, kind: 'limit', minBuyAmount: least };
  const protection =
    acceptance === 'protected'
      ? ({ kind: 'slippage', minBuyAmount: least } as const)
      : ({ kind: 'unprotected' } as const);
  return { ...common, kind: 'market', protection };
}

const signed = (n: number): OrderFact => ({
  type: 'signed',
  signature: {
    sessionId: SESSION,
    nonce: n,
    deadline: Math.floor(timeOf(n) / 1_000) + 60,
    orderHash: orderHash(hex(0xa000 + n, 32)),
    orderDigest: orderDigest(hex(0xd000 + n, 32)),
  },
});
const text = (text: string) => ({ code: 'TEXT', text }) as const;
const SUBMITTING: OrderFact = { type: 'submitting' };
const pending = (n: number): OrderFact => ({ type: 'pending', venueOrderId: venueId(n) });
const sent = (n: number): readonly OrderFact[] => [signed(n), SUBMITTING];
const resting = (n: number): readonly OrderFact[] => [...sent(n), pending(n)];
const fill = (n: number) => ({
  txHash: txHash(hex(0xf000 + n, 32)),
  boughtAmount: '87.4',
  price: '0.045766590389016019',
});
const unfilled = { txHash: null, boughtAmount: null, price: null } as const;
const failed = (n: number, code: string, message: string): OrderFact => ({
  type: 'failed',
  venueOrderId: venueId(n),
  failure: { by: 'venue', code, message },
});
const failedHere = (code: OwnFailureCode, message: string): OrderFact => ({
  type: 'failed',
  venueOrderId: null,
  failure: { by: 'terminal', code, message },
});

/** Orders of this terminal covering every intent, protection, stage and outcome, with the facts that led there. */
function placeOrders(database: Database): void {
  const { journal } = database;
  const place = (
    n: number,
    [intent, acceptance]: readonly [OrderIntent, Acceptance],
    facts: readonly (OrderFact & { readonly source?: FactSource })[],
    parent?: number,
  ): void => {
    journal.create(
      createOrder({
        clientOrderId: clientId(n),
        account: OWNER,
        chainId: CHAIN,
        terms: terms(n, intent, acceptance),
        ...(parent !== undefined && { parentOrderId: clientId(parent) }),
        at: timeOf(n),
      }),
    );
    for (const [i, fact] of facts.entries()) {
      journal.append(clientId(n), { at: timeOf(n) + i * 100, source: sourceOf(fact), ...fact });
    }
  };

  place(1, ['open-long', 'protected'], []);
  place(2, ['open-short', 'protected'], [signed(2)]);
  place(3, ['close-long', 'unprotected'], sent(3));
  place(
    4,
    ['close-short', 'limit'],
    [...sent(4), { type: 'outcome-unknown', reason: text('time-out') }],
  );
  place(5, ['swap-to-base', 'limit'], resting(5));
  place(
    6,
    ['swap-to-quote', 'unprotected'],
    [
      ...sent(6),
      { type: 'outcome-unknown', reason: text('502 from the venue') },
      { type: 'attention', reason: text('not found at the venue or on the chain for 15 minutes') },
    ],
  );
  place(
    7,
    ['open-long', 'limit'],
    [...resting(7), failed(7, 'ORDER_REVERTED', 'Error(string): Return amount is not enough')],
  );
  place(
    8,
    ['open-short', 'unprotected'],
    [...sent(8), failedHere('NEVER_SENT', 'connect ECONNREFUSED')],
  );
  place(
    9,
    ['open-long', 'protected'],
    [
      ...sent(9),
      {
        ...failedHere('NONCE_USED', 'nonce 9 of the session was used by another order'),
        source: 'chain',
      },
    ],
  );
  place(
    10,
    ['open-long', 'protected'],
    [
      ...sent(10),
      {
        ...failedHere('DEDUPLICATED', 'the venue answered with lev_5, which is another order’s'),
        source: 'post-reply',
      },
    ],
  );
  place(11, ['open-long', 'unprotected'], [...resting(11), failed(11, 'UNKNOWN', '')]);
  place(
    12,
    ['open-long', 'protected'],
    [failedHere('VENUE_UNREACHABLE', 'VENUE_UNREACHABLE: its configuration was never fetched')],
  );
  place(
    13,
    ['swap-to-base', 'protected'],
    [...resting(13), { type: 'expired', venueOrderId: venueId(13) }],
  );
  place(
    14,
    ['open-long', 'limit'],
    [
      ...resting(14),
      { type: 'cancel-requested', by: 'chain' },
      { type: 'cancelled', venueOrderId: venueId(14), reason: text('its nonce was invalidated') },
    ],
  );
  place(
    15,
    ['open-short', 'limit'],
    [
      ...resting(15),
      { type: 'cancel-requested', by: 'venue' },
      { type: 'cancelled', venueOrderId: venueId(15), reason: text('asked for') },
    ],
  );
  place(16, ['close-long', 'limit'], [...resting(16), { type: 'cancel-requested', by: 'chain' }]);
  place(17, ['close-short', 'limit'], [...resting(17), { type: 'cancel-requested', by: 'venue' }]);
  place(
    18,
    ['swap-to-quote', 'limit'],
    [
      ...resting(18),
      { type: 'cancel-requested', by: 'venue' },
      { type: 'cancel-failed', reason: text('a minute later the venue still lists it as open') },
    ],
  );
  place(
    19,
    ['open-long', 'limit'],
    [
      ...resting(19),
      { type: 'cancel-requested', by: 'chain' },
      { type: 'filled', venueOrderId: venueId(19), fill: fill(19) },
    ],
  );
  place(
    20,
    ['close-long', 'protected'],
    [
      ...resting(20),
      { type: 'filled', venueOrderId: venueId(20), fill: { ...unfilled, boughtAmount: '4.01' } },
      { type: 'filled', venueOrderId: venueId(20), fill: { ...unfilled, price: '0.0458' } },
    ],
  );
  place(
    21,
    ['open-short', 'protected'],
    [
      { type: 'repriced', terms: terms(22, 'open-short', 'protected') },
      {
        type: 'failed',
        venueOrderId: null,
        failure: {
          by: 'terminal',
          code: 'CLOSE_FILLED',
          message: 'POLICY_REFUSED: NOT_LIVE',
          refusal: {
            code: 'POLICY_REFUSED',
            violations: [{ code: 'NOT_LIVE', state: 'connecting' }],
          },
        },
      },
    ],
    20,
  );
  place(22, ['open-short', 'unprotected'], [], 3);
  place(
    23,
    ['open-long', 'limit'],
    [...resting(23), { type: 'cancelled', venueOrderId: venueId(23), reason: text('nonce moved') }],
  );
}

/** The default source of a fact. */
function sourceOf(fact: OrderFact & { readonly source?: FactSource }): FactSource {
  if (fact.source) return fact.source;
  switch (fact.type) {
    case 'pending':
      return 'post-reply';
    case 'filled':
      return 'frame';
    case 'expired':
      return 'chain';
    case 'cancelled':
      return 'poll';
    case 'failed':
      return fact.venueOrderId === null ? 'terminal' : 'history';
    default:
      return 'terminal';
  }
}

/** Orders first seen at the venue: from a lone frame, from history rows, and one that turned out to be ours. */
function seeOrders({ journal }: Database): void {
  const see = (n: number, orderTerms: OrderTerms | null, fact: OrderFact): void => {
    const event: OrderEvent = { at: timeOf(n), source: 'frame', ...fact };
    journal.appendByVenueId(venueId(n), event, () =>
      createElsewhereOrder({
        clientOrderId: clientId(n),
        venueOrderId: venueId(n),
        account: OWNER,
        chainId: CHAIN,
        terms: orderTerms,
        at: timeOf(n),
      }),
    );
  };
  const told = (n: number, orderTerms: OrderTerms): OrderFact => ({
    type: 'pending',
    venueOrderId: venueId(n),
    terms: orderTerms,
  });
  see(31, null, pending(31));
  see(32, null, told(32, terms(32, 'open-short', 'unprotected')));
  see(33, terms(33, 'close-short', 'limit'), {
    type: 'filled',
    venueOrderId: venueId(33),
    fill: fill(33),
  });
  see(34, terms(34, 'swap-to-quote', 'limit'), failed(34, 'SESSION_REVOKED', 'session revoked'));

  journal.create(
    createOrder({
      clientOrderId: clientId(35),
      account: OWNER,
      chainId: CHAIN,
      terms: terms(35, 'open-long', 'protected'),
      at: timeOf(35),
    }),
  );
  for (const fact of sent(35)) {
    journal.append(clientId(35), { at: timeOf(35), source: 'terminal', ...fact });
  }
  see(36, null, pending(36));
  journal.link(clientId(35), venueId(36), {
    at: timeOf(36) + 50,
    source: 'post-reply',
    ...pending(36),
  });
}

/** Fills the journal through its own functions. */
export function fillJournal(database: Database): void {
  database.journal.batch(() => {
    placeOrders(database);
    seeOrders(database);
  });
}
