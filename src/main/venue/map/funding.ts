import type { FundingEvent } from '../../../shared/domain/history.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import type { Catalog } from '../catalog.ts';
import type { FundingWire } from '../wire/funding.ts';
import { figure } from './figure.ts';
import { marketSymbol } from './market-symbol.ts';

/** A funding event; one without an id is named by market and time, of which there is one each. */
export const toFundingEvent = (
  row: FundingWire,
  account: OwnerAddress,
  catalog: Catalog,
): FundingEvent => ({
  id: row.id ?? `${row.symbol}-${row.timestamp}`,
  account,
  symbol: marketSymbol(catalog.markets(), row.symbol),
  rate: row.rate,
  amount: figure(row.amount),
  at: row.timestamp,
});
