import type { Page } from '@playwright/test';
import type { OrderKind } from './order-kinds.ts';
import type { SharedDesk } from './shared-desk.ts';
import { choose, enter, fill } from './ticket.ts';

/** Market or limit: how these orders are entered and refused, what makes them rest, and what fills them. */
export interface OrderTerms {
  readonly name: 'market' | 'limit';
  enter(page: Page, kind: OrderKind): Promise<void>;
  /** Enters an order that must not be sent, and returns the ticket's message. */
  enterWrong(page: Page, kind: OrderKind): Promise<string>;
  /** Moves the market so that it cannot deliver this order's minimum. */
  goAway(desk: SharedDesk): Promise<void>;
  /** Moves the market so that it can deliver it. */
  comeNear(desk: SharedDesk, kind: OrderKind): Promise<void>;
  /** Seconds until this order expires. */
  readonly life: number;
}

/** Its minimum follows from mark and slippage, so it rests while the filler's spread is wider. */
const market: OrderTerms = {
  name: 'market',
  async enter(page, kind) {
    await choose(page, 'Market');
    await enter(page, kind);
  },
  async enterWrong(page, kind) {
    await market.enter(page, { ...kind, amount: kind.tooMuch });
    return kind.refusal;
  },
  goAway: ({ devnet }) => devnet.venue.control({ command: 'set-spread', bps: 2_000 }),
  comeNear: ({ devnet }) => devnet.venue.control({ command: 'set-spread', bps: 0 }),
  life: 60,
};

const setPrice = ({ devnet }: SharedDesk, usd: string): Promise<void> =>
  devnet.venue.control({ command: 'set-price', asset: 'wS', usd });

/** Priced better than mark, so it rests until mark reaches it. */
const limit: OrderTerms = {
  name: 'limit',
  enter: (page, kind) => enterLimit(page, kind, kind.buysBase ? '0.044' : '0.048'),
  async enterWrong(page, kind) {
    await enterLimit(page, kind, kind.buysBase ? '0.458' : '0.00458');
    return 'check it for a typo';
  },
  goAway: (desk) => setPrice(desk, '0.0458'),
  comeNear: (desk, { buysBase }) => setPrice(desk, buysBase ? '0.0435' : '0.0485'),
  life: 600,
};

async function enterLimit(page: Page, kind: OrderKind, price: string): Promise<void> {
  await choose(page, 'Limit');
  await enter(page, kind);
  await fill(page, 'Price (USDC per wS)', price);
  await fill(page, 'Valid for (minutes)', `${limit.life / 60}`);
}

export const ORDER_TERMS = [market, limit] as const;
