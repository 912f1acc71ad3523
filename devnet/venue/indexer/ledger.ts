import type { Address, Hex } from 'viem';
import type { Fill } from '../executor/venue-order.ts';
import { divWad, toWad } from '../fixed.ts';
import { type Market, type Token, tokenAt } from '../token.ts';
import { decrease, type Exposure, increase, type Side } from './exposure.ts';

/** One fill as a trade of the market. Amounts as wads. */
export interface Trade {
  readonly id: string;
  readonly orderId: string;
  readonly side: 'buy' | 'sell';
  /** Quote per base. */
  readonly price: bigint;
  readonly base: bigint;
  readonly quote: bigint;
  readonly fee: bigint;
  readonly feeToken: Token;
  readonly txHash: Hex;
  readonly at: number;
}

/** Borrow interest of one debt over one interval. Amounts as wads. */
export interface FundingEntry {
  readonly id: string;
  readonly asset: Token;
  readonly rate: bigint;
  readonly amount: bigint;
  readonly at: number;
}

interface Account {
  readonly user: Address;
  readonly trades: Trade[];
  readonly funding: FundingEntry[];
  readonly exposures: Map<Side, Exposure>;
}

/** The indexer's in-memory record of every account; rebuilt from the chain at every start. */
export class Ledger {
  private readonly accounts = new Map<string, Account>();
  private readonly market: Market;

  constructor(market: Market) {
    this.market = market;
  }

  /** The account's history and exposures; empty for an unknown address. */
  of(user: Address): Account {
    const key = user.toLowerCase();
    const known = this.accounts.get(key);
    if (known !== undefined) return known;
    const fresh: Account = { user, trades: [], funding: [], exposures: new Map() };
    this.accounts.set(key, fresh);
    return fresh;
  }

  /** Addresses with at least one open exposure. */
  exposed(): readonly Address[] {
    return [...this.accounts.values()]
      .filter((account) => account.exposures.size > 0)
      .map((account) => account.user);
  }

  applyFill(fill: Fill, orderId: string): void {
    const account = this.of(fill.user);
    const { base, quote, side } = this.amounts(fill);
    const feeToken = side === 'buy' ? this.market.quote : this.market.base;
    account.trades.push({
      id: `${fill.txHash}-${orderId}`,
      orderId,
      side,
      price: divWad(quote, base) ?? 0n,
      base,
      quote,
      fee: toWad(fill.feeAmount, feeToken.decimals),
      feeToken,
      txHash: fill.txHash,
      at: fill.at,
    });
    if (fill.orderType === 'open') {
      const exposed: Side = side === 'buy' ? 'long' : 'short';
      const before = account.exposures.get(exposed);
      account.exposures.set(exposed, increase(before, base, quote, fill.at));
    }
    if (fill.orderType === 'close') {
      this.reduce(fill.user, side === 'sell' ? 'long' : 'short', base, fill.at);
    }
  }

  /** Removes `base` (wad) from an exposure after a close or a liquidator's seizure. */
  reduce(user: Address, side: Side, base: bigint, at: number): void {
    const { exposures } = this.of(user);
    const exposure = exposures.get(side);
    if (exposure !== undefined) exposures.set(side, decrease(exposure, base, at));
  }

  /** Removes an exposure that no longer exists on chain, so that the next one starts from zero. */
  close(user: Address, side: Side): void {
    this.of(user).exposures.delete(side);
  }

  private amounts(fill: Fill): { base: bigint; quote: bigint; side: 'buy' | 'sell' } {
    const { base, quote } = this.market;
    return tokenAt(this.market, fill.buyToken) === base
      ? {
          side: 'buy',
          base: toWad(fill.bought, base.decimals),
          quote: toWad(fill.sellAmount, quote.decimals),
        }
      : {
          side: 'sell',
          base: toWad(fill.sellAmount, base.decimals),
          quote: toWad(fill.bought, quote.decimals),
        };
  }
}
