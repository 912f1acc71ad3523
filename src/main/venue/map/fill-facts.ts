import type { Address, Hex } from '../../../shared/domain/ids.ts';
import { txHash } from '../../../shared/domain/ids.ts';
import type { OrderFillFacts } from '../../../shared/domain/order.ts';
import { fromBaseUnits } from '../../../shared/math/units.ts';
import type { Catalog } from '../catalog.ts';
import { findTrade } from './find-trade.ts';
import { ratio } from './ratio.ts';

/** What the venue says of a fill; amounts in base units. */
export interface FillWire {
  readonly txHash: Hex | null;
  readonly sellToken: Address | null;
  readonly buyToken: Address | null;
  readonly sellAmount: bigint | null;
  readonly bought: bigint | null;
}

/** A fill in tokens, with its price in quote per base; what is not said, or not known here, is null. */
export function toFillFacts(fill: FillWire, catalog: Catalog): OrderFillFacts {
  const { sellToken, buyToken, sellAmount, bought } = fill;
  const hash = fill.txHash && txHash(fill.txHash);
  const trade = sellToken && buyToken && findTrade(catalog.markets(), sellToken, buyToken);
  if (!trade || bought === null) return { txHash: hash, boughtAmount: null, price: null };
  const boughtAmount = fromBaseUnits(bought, trade.buy.decimals);
  const sold = sellAmount === null ? null : fromBaseUnits(sellAmount, trade.sell.decimals);
  const price =
    sold && (trade.side === 'buy' ? ratio(sold, boughtAmount) : ratio(boughtAmount, sold));
  return { txHash: hash, boughtAmount, price };
}
