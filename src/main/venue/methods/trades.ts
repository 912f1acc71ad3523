import { z } from 'zod';
import type { Fill } from '../../../shared/domain/history.ts';
import { type OwnerAddress, txHash, venueOrderId } from '../../../shared/domain/ids.ts';
import { repairFill } from '../../../shared/math/repair-fill.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Catalog, findMarket } from '../catalog.ts';
import { query, read, type VenueContext } from '../request.ts';
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

/**
 * Maps a trade row and repairs the raw figures of old rows. While its market is not known, a row stays as it came: it is
 * judged again whenever it is shown.
 */
function toFill(row: TradeWire, account: OwnerAddress, catalog: Catalog): Fill {
  const market = findMarket(catalog, row.symbol);
  const fill: Fill = {
    id: row.tradeId,
    account,
    venueOrderId: row.orderId ? venueOrderId(row.orderId) : null,
    symbol: market?.symbol ?? row.symbol,
    side: row.side,
    price: positiveFigure(row.price),
    size: row.size,
    notional: positiveFigure(row.notional),
    fee: figure(row.fee),
    feeSymbol: row.feeAsset ?? null,
    txHash: row.txHash ? txHash(row.txHash) : null,
    at: row.timestamp,
    repaired: false,
  };
  return market ? repairFill(fill, market, catalog.markPrice(market.symbol)) : fill;
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
