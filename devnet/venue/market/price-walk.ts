import type { Chain } from '../../chain/chain.ts';
import { formatWad } from '../fixed.ts';
import type { PriceFeed } from './price-feed.ts';
import { seededRandom, stepPrice } from './random-walk.ts';

/** A step of the walk moves the price by at most 0.2 %. */
const REACH_PPM = 2000;

/**
 * Returns the task that moves the price of wS by one step of a seeded random walk. Each step starts from the current
 * price, even if it was set in the meantime.
 */
export function createPriceWalk(chain: Chain, prices: PriceFeed, seed: number) {
  const random = seededRandom(seed);
  return async (): Promise<void> => {
    const current = prices.latest;
    if (current === undefined) return;
    const next = stepPrice(current.baseUsd, random, REACH_PPM);
    await chain.setPrice('wS', formatWad(next));
    await chain.setPrice('USDC', formatWad(current.quoteUsd));
  };
}
