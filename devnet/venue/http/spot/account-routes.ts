import { balanceRows } from '../../indexer/balance-rows.ts';
import { positionRows } from '../../indexer/position-rows.ts';
import type { VenueParts } from '../../venue-parts.ts';
import type { Route } from '../route.ts';
import { accountList } from './account-list.ts';
import { fundingRow, orderHistoryRow, tradeRow } from './history-rows.ts';

/** `/spot/account/…`: positions, balances and, newest first, orders, trades and funding. */
export function accountRoutes(venue: VenueParts): readonly Route[] {
  const { chain, market, reader, ledger, prices, orders, faults } = venue;
  const { chainId } = chain;
  return [
    accountList('/spot/account/positions', chainId, (user) =>
      positionRows(user, chainId, market, reader, ledger, prices, faults.now),
    ),
    accountList('/spot/account/balance', chainId, (user) =>
      balanceRows(user, chainId, market, reader, prices.latest),
    ),
    accountList('/spot/account/orders', chainId, (user) =>
      orders
        .all()
        .filter(({ order }) => order.user === user)
        .map((order) => orderHistoryRow(order, market, faults.now.legacyRows))
        .reverse(),
    ),
    accountList('/spot/account/trades', chainId, (user) =>
      ledger
        .of(user)
        .trades.map((trade) => tradeRow(trade, market, faults.now.legacyRows))
        .reverse(),
    ),
    accountList('/spot/account/funding', chainId, (user) =>
      ledger
        .of(user)
        .funding.map((entry) => fundingRow(entry, market))
        .reverse(),
    ),
  ];
}
