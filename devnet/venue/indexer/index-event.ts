import type { Address } from 'viem';
import type { ChainReader } from '../chain-reader.ts';
import type { OrderStore } from '../executor/order-store.ts';
import { toWad } from '../fixed.ts';
import { type Market, tokenAt } from '../token.ts';
import type { ChainEvent } from './collector.ts';
import type { Side } from './exposure.ts';
import { fillOfEvent, isFill, type TransferEvent } from './fill-of-event.ts';
import type { Ledger } from './ledger.ts';

/** A change of an account's balances or debts, reported in a `balance_update` frame. */
export interface BalanceTouch {
  readonly user: Address;
  readonly asset: Address;
  readonly eventSig: string;
  readonly blockNumber: bigint;
  /** Unix milliseconds. */
  readonly at: number;
}

/** Returns the handler that turns chain events into orders, trades, exposures and touches. */
export function createEventIndex(
  market: Market,
  reader: ChainReader,
  orders: OrderStore,
  ledger: Ledger,
  onTouch: (touch: BalanceTouch) => void,
) {
  let transfers: TransferEvent[] = [];

  /**
   * The sides that no longer exist on chain: a long is collateral, a short is debt. Reads the current state, since the
   * node forgets old ones; a later event of the same account reads again.
   */
  const goneSides = async (user: Address): Promise<readonly Side[]> => {
    const { address } = market.base;
    const [collateral, debt] = await Promise.all([
      reader.collateral(user, address),
      reader.debt(user, address),
    ]);
    const gone: Side[] = [];
    if (collateral === 0n) gone.push('long');
    if (debt === 0n) gone.push('short');
    return gone;
  };

  return async (event: ChainEvent): Promise<void> => {
    if (event.eventName === 'Transfer') {
      const sameTx = transfers[0]?.transactionHash === event.transactionHash;
      transfers = sameTx ? [...transfers, event] : [event];
      return;
    }
    if (isFill(event)) {
      const gone = await goneSides(event.args.user);
      const fill = fillOfEvent(event, transfers);
      ledger.applyFill(fill, orders.applyFill(fill));
      for (const side of gone) ledger.close(event.args.user, side);
      return;
    }
    switch (event.eventName) {
      case 'OrderCancelled':
        orders.cancelDigest(event.args.digest, event.at);
        return;
      case 'Deposit':
      case 'Withdraw':
      case 'Borrow':
      case 'Repay':
      case 'DepositFor':
      case 'RepayFor':
        touch(event.args.u, event.args.a, event);
        return;
      case 'LiquidatedSoft': {
        const { u, collateralAsset, seized, debtAsset, repaid } = event.args;
        const { base } = market;
        if (tokenAt(market, collateralAsset) === base) {
          ledger.reduce(u, 'long', toWad(seized, base.decimals), event.at);
        }
        if (tokenAt(market, debtAsset) === base) {
          ledger.reduce(u, 'short', toWad(repaid, base.decimals), event.at);
        }
        touch(u, collateralAsset, event);
        return;
      }
      case 'LiquidatedFull':
        ledger.close(event.args.u, 'long');
        ledger.close(event.args.u, 'short');
        touch(event.args.u, market.base.address, event);
        return;
    }
  };

  function touch(user: Address, asset: Address, event: ChainEvent): void {
    const { eventName: eventSig, blockNumber, at } = event;
    onTouch({ user, asset, eventSig, blockNumber, at });
  }
}
