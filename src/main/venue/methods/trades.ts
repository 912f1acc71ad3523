import { z } from 'zod';
import { type Figure, unknown, value } from '../../../shared/domain/figure.ts';
import type { Fill } from '../../../shared/domain/history.ts';
import { type OwnerAddress, txHash, venueOrderId } from '../../../shared/domain/ids.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Catalog, findMarket } from '../catalog.ts';
import { query, read, type VenueContext } from '../request.ts';
import { repairFee, repairPrice } from '../rows/repair.ts';
import type { VenueError } from '../venue-error.ts';
import type { PageQuery, VenuePage } from '../venue-query.ts';
import { figure, figureField, positiveFigure } from '../wire/figure.ts';
import { listOf, toPage } from '../wire/list.ts';
import { timeValue, unsignedText } from '../wire/number.ts';
import { bytes32Text, nameText } from '../wire/text.ts';

/** The names of the fields are assumed, and stand only here. */
const tradeWire = z.object({
  tradeId: nameText,
  orderId: nameText.nullish().catch(null),
  symbol: nameText,
  side: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(['buy', 'sell'])),
  /** In base tokens. */
  size: unsignedText,
  price: figureField,
  notional: figureField,
  fee: figureField,
  feeAsset: nameText.nullish().catch(null),
  txHash: bytes32Text.nullish().catch(null),
  timestamp: timeValue,
});

type TradeWire = z.output<typeof tradeWire>;

/** Maps a trade row and repairs the raw-wei figures of old rows. */
function toFill(row: TradeWire, account: OwnerAddress, catalog: Catalog): Fill {
  const market = findMarket(catalog, row.symbol);
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

/** Decimals of the token that the fee was paid in: the row's `feeAsset`, otherwise the token sold. */
function feeDecimals({ feeAsset, side }: TradeWire, market: Market | null): number | null {
  if (!market) return null;
  const { base, quote } = market;
  const named = [base, quote].find(
    (token) => token.symbol.toLowerCase() === feeAsset?.toLowerCase(),
  );
  if (feeAsset && !named) return null;
  return (named ?? (side === 'buy' ? quote : base)).decimals;
}

/** `GET /spot/account/trades?address&chainId&page&limit`: a page of the account's trades, newest first. */
export async function trades(
  context: VenueContext,
  { account, chainId, page, limit }: PageQuery,
): Promise<Result<VenuePage<Fill>, VenueError>> {
  const path = `/spot/account/trades?${query({ address: account, chainId, page, limit })}`;
  const request = { call: 'trades', url: `${context.indexerUrl}${path}` };
  const answer = await read(context, request, listOf(tradeWire));
  if (!answer.ok) return answer;
  const { catalog } = context;
  return ok(toPage(answer.value, { page, limit }, (row) => toFill(row, account, catalog)));
}
