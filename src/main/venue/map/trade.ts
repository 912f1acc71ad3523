import { type Figure, unknown, value } from '../../../shared/domain/figure.ts';
import type { Fill } from '../../../shared/domain/history.ts';
import { type OwnerAddress, txHash, venueOrderId } from '../../../shared/domain/ids.ts';
import type { Market } from '../../../shared/domain/token.ts';
import type { Catalog } from '../catalog.ts';
import type { TradeWire } from '../wire/trade.ts';
import { figure, positiveFigure } from './figure.ts';
import { findMarket } from './market-symbol.ts';
import { repairFee, repairPrice } from './repair.ts';

/** A trade of the account's history, with raw-wei figures of old rows put right. */
export function toFill(row: TradeWire, account: OwnerAddress, catalog: Catalog): Fill {
  const market = findMarket(catalog.markets(), row.symbol);
  const symbol = market?.symbol ?? row.symbol;
  const notional = positiveFigure(row.notional);
  const price = repairPrice(positiveFigure(row.price), {
    notional,
    size: row.size,
    mark: markOf(catalog, symbol),
  });
  const fee = repairFee(figure(row.fee), notional, feeDecimals(row, market));
  return {
    id: row.tradeId,
    account,
    venueOrderId: row.orderId ? venueOrderId(row.orderId) : null,
    symbol,
    side: row.side,
    price: price.figure,
    size: row.size,
    notional,
    fee: fee.figure,
    feeSymbol: row.feeAsset ?? null,
    txHash: row.txHash ? txHash(row.txHash) : null,
    at: row.timestamp,
    repaired: price.repaired || fee.repaired,
  };
}

function markOf(catalog: Catalog, symbol: string): Figure {
  const mark = catalog.markPrice(symbol);
  return mark === null ? unknown('no-data') : value(mark);
}

/** Fees are taken in the token that was sold, where the row does not name another. */
function feeDecimals({ feeAsset, side }: TradeWire, market: Market | null): number | null {
  if (!market) return null;
  const { base, quote } = market;
  const named = [base, quote].find(
    (token) => token.symbol.toLowerCase() === feeAsset?.toLowerCase(),
  );
  if (feeAsset && !named) return null;
  return (named ?? (side === 'buy' ? quote : base)).decimals;
}
