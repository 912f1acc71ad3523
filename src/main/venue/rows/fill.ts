import { type Address, type Hex, txHash } from '../../../shared/domain/ids.ts';
import type { OrderFillFacts } from '../../../shared/domain/order.ts';
import { fromBaseUnits } from '../../../shared/math/units.ts';
import { type Catalog, findTrade } from '../catalog.ts';
import { ratio } from '../wire/number.ts';

/** A fill as rows and frames report it; amounts in base units. Any field can be missing. */
interface FillWire {
  readonly txHash?: Hex | null | undefined;
  readonly sellToken?: Address | null | undefined;
  readonly buyToken?: Address | null | undefined;
  readonly sellAmount?: bigint | null | undefined;
  readonly bought?: bigint | null | undefined;
}

/**
 * A fill in tokens. The price is quote per base, to 18 decimal places, rounded down. What is missing, or belongs to an
 * unknown market, is null.
 */
export function toFillFacts(fill: FillWire, catalog: Catalog): OrderFillFacts {
  const { sellToken, buyToken, sellAmount = null, bought = null } = fill;
  const hash = fill.txHash ? txHash(fill.txHash) : null;
  const trade = sellToken && buyToken && findTrade(catalog, sellToken, buyToken);
  if (!trade || bought === null) return { txHash: hash, boughtAmount: null, price: null };
  const boughtAmount = fromBaseUnits(bought, trade.buy.decimals);
  if (sellAmount === null) return { txHash: hash, boughtAmount, price: null };
  const sold = fromBaseUnits(sellAmount, trade.sell.decimals);
  const [quote, base] = trade.side === 'buy' ? [sold, boughtAmount] : [boughtAmount, sold];
  return { txHash: hash, boughtAmount, price: ratio(quote, base) };
}
