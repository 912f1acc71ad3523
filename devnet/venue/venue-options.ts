import type { OrderStore } from './executor/order-store.ts';

export interface VenueOptions {
  /** TCP port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  /** Serve `POST /control` and `GET /control/state`. Off by default, so that nothing can break the venue. */
  readonly control?: boolean;
  /** Seed of the price walk and of the candles before the start. Default 1. */
  readonly seed?: number;
  /** Move the price of wS at random. Off by default: prices change only when set. */
  readonly walk?: boolean;
  /** Milliseconds between two steps of the walk. Default 1000. */
  readonly priceIntervalMs?: number;
  /** Liquidate accounts below the target health factor, as the venue's liquidators would. */
  readonly liquidations?: boolean;
  /** What `POST /paper/fund` grants, in base units, and how long an address must wait between grants. */
  readonly faucet?: Partial<FaucetTerms>;
  /** How often borrow interest is reported as a funding event. Default one hour. */
  readonly fundingIntervalMs?: number;
  /** Wall clock in Unix milliseconds. */
  readonly now?: () => number;
  /** Orders of an earlier run. Without them a restarted venue knows only what is on chain. */
  readonly orders?: OrderStore;
}

export interface FaucetTerms {
  readonly usdc: bigint;
  readonly ws: bigint;
  readonly native: bigint;
  readonly cooldownMs: number;
}

/** 1000 USDC and 100 S of native coin, once per minute and address. */
export const defaultFaucet: FaucetTerms = {
  usdc: 1_000_000_000n,
  ws: 0n,
  native: 100n * 10n ** 18n,
  cooldownMs: 60_000,
};
