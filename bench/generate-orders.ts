import {
  clientOrderId,
  type Hex,
  type OwnerAddress,
  tokenAddress,
  txHash,
  venueOrderId,
} from '../src/shared/domain/ids.ts';
import type { Order, OrderIntent, OrderTerms } from '../src/shared/domain/order.ts';
import { sellsQuote } from '../src/shared/math/order-terms.ts';

const FIRST = Date.UTC(2024, 0, 1);
/** About one order a minute: a million orders span two years. */
const MEAN_GAP_MS = 60_000;
const USDC = { address: tokenAddress(`0x29${'1'.repeat(38)}`), symbol: 'USDC' };
const WS = { address: tokenAddress(`0x03${'9'.repeat(38)}`), symbol: 'wS' };
const INTENTS: readonly OrderIntent[] = ['open-long', 'close-long', 'open-short', 'close-short'];
const RARE_EVERY = 100_000;

export const RARE_WORD = 'oracle';
export const COMMON_WORD = 'slippage';

/** A small, fast, seeded generator, so that every run has the same orders. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

const hexOf = (next: () => number, digits: number): string => {
  let text = '';
  while (text.length < digits) text += next().toString(16).padStart(8, '0');
  return text.slice(0, digits);
};

function terms(n: number, at: number): OrderTerms {
  const intent = INTENTS[n % INTENTS.length] ?? 'open-long';
  const buys = sellsQuote(intent);
  const [sell, buy] = buys ? [USDC, WS] : [WS, USDC];
  const minBuyAmount = '87.336244541484716157';
  const common = {
    intent,
    symbol: 'wS-USDC',
    sellToken: sell.address,
    sellSymbol: sell.symbol,
    buyToken: buy.address,
    buySymbol: buy.symbol,
    sellAmount: '4',
    feeAmount: '0.04',
    validTo: Math.floor(at / 1_000) + 60,
  };
  return n % 3 === 0
    ? { ...common, kind: 'limit', minBuyAmount }
    : { ...common, kind: 'market', protection: { kind: 'slippage', minBuyAmount } };
}

/**
 * Generates `count` orders of one account, oldest first: two thirds filled, one third failed, one in 100 000 of those
 * with a rare word, and the last five still open.
 */
export function* generateOrders(account: OwnerAddress, count: number): Generator<Order> {
  const next = random(42);
  let at = FIRST;
  for (let n = 0; n < count; n += 1) {
    at += next() % (2 * MEAN_GAP_MS);
    const failed = n % 3 === 2;
    const open = n >= count - 5;
    const hash: Hex = `0x${hexOf(next, 64)}`;
    const word = n % RARE_EVERY === RARE_EVERY / 2 ? RARE_WORD : 'pool';
    const message = `Return amount is not enough: ${COMMON_WORD}, ${word}`;
    yield {
      clientOrderId: clientOrderId(`ord_${hexOf(next, 32)}`),
      venueOrderId: venueOrderId(`lev_${hexOf(next, 16)}`),
      account,
      chainId: 146,
      origin: 'elsewhere',
      terms: terms(n, at),
      stage: open ? 'open' : failed ? 'failed' : 'filled',
      cancel: null,
      outcomeUnknown: false,
      signature: null,
      fill: failed ? null : { txHash: txHash(hash), boughtAmount: '87.4', price: '0.04576' },
      failure: failed ? { by: 'venue', code: 'ORDER_REVERTED', message } : null,
      createdAt: at,
      updatedAt: at + 2_000,
    };
  }
}
