import type { Balance } from '../../shared/domain/balance.ts';
import type { Fill, FundingEvent } from '../../shared/domain/history.ts';
import type { OwnerAddress, VenueOrderId } from '../../shared/domain/ids.ts';
import type { Ticker } from '../../shared/domain/market.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import type { Result } from '../../shared/result.ts';
import type { Catalog } from './catalog.ts';
import { createTransport, type TransportOptions } from './http/transport.ts';
import { balances } from './methods/balances.ts';
import { cancelOrder } from './methods/cancel-order.ts';
import { config } from './methods/config.ts';
import { feeBps } from './methods/fee-rate.ts';
import { funding } from './methods/funding.ts';
import { getOrder, listOrders, orderHistory } from './methods/list-orders.ts';
import { markets } from './methods/markets.ts';
import { positions, type VenuePosition } from './methods/positions.ts';
import { type PostOrderError, type PostOrderRequest, postOrder } from './methods/post-order.ts';
import { type OrderPreview, type PreviewRequest, previewOrder } from './methods/preview-order.ts';
import { tickers } from './methods/tickers.ts';
import { trades } from './methods/trades.ts';
import type { VenueOrder } from './rows/order.ts';
import type { VenueError } from './venue-error.ts';
import type { AccountQuery, PageQuery, VenuePage } from './venue-query.ts';

/** The venue's REST API. No method throws because of the network or the venue. */
export interface VenueClient {
  config(): Promise<Result<VenueConfig, VenueError>>;
  /** The relayer's fee in basis points of the sold amount. `path` is the fee endpoint's, at the executor. */
  feeBps(path: string): Promise<Result<number, VenueError>>;
  /** Sends a signed order, once. The returned id can be that of an earlier order with the same nonce. */
  postOrder(request: PostOrderRequest): Promise<Result<VenueOrderId, PostOrderError>>;
  /** Requests a cancellation, at a path with `{orderId}`. `ok` does not prove that the order is cancelled. */
  cancelOrder(path: string, id: VenueOrderId): Promise<Result<null, VenueError>>;
  /** Null if the venue does not know this id. */
  getOrder(id: VenueOrderId): Promise<Result<VenueOrder | null, VenueError>>;
  /** The account's latest 500 orders of every status: where to look an order up first. */
  listOrders(account: OwnerAddress): Promise<Result<readonly VenueOrder[], VenueError>>;
  positions(query: AccountQuery): Promise<Result<readonly VenuePosition[], VenueError>>;
  balances(query: AccountQuery): Promise<Result<readonly Balance[], VenueError>>;
  /** The same list in pages. History reads this one because its rows carry the signed terms; the indexer's do not. */
  orderHistory(query: PageQuery): Promise<Result<VenuePage<VenueOrder>, VenueError>>;
  trades(query: PageQuery): Promise<Result<VenuePage<Fill>, VenueError>>;
  funding(query: PageQuery): Promise<Result<VenuePage<FundingEvent>, VenueError>>;
  /** Names of the spot markets, e.g. `wS-USDC`. `market/match-markets.ts` finds their tokens. */
  markets(chainId: number): Promise<Result<readonly string[], VenueError>>;
  tickers(chainId: number): Promise<Result<readonly Ticker[], VenueError>>;
  /** The venue's figures for an order that is not placed, in quote tokens; null if it offers no previews. */
  previewOrder(request: PreviewRequest): Promise<Result<OrderPreview | null, VenueError>>;
  /** Calls `listener` for every answer, whatever its status. Returns the function that unsubscribes. */
  onResponse(listener: () => void): () => void;
}

export interface VenueClientOptions extends TransportOptions {
  /** Base URLs without a trailing slash: the executor serves `/leverage/…`, the indexer `/spot/…`. */
  readonly executorUrl: string;
  readonly indexerUrl: string;
  readonly catalog: Catalog;
}

/** The venue over HTTP (docs/venue-api.md). */
export function createVenueClient(options: VenueClientOptions): VenueClient {
  const { executorUrl, indexerUrl, catalog, clock } = options;
  const transport = createTransport(options);
  const context = { transport, executorUrl, indexerUrl, catalog, clock };
  return {
    config: () => config(context),
    feeBps: (path) => feeBps(context, path),
    postOrder: (request) => postOrder(context, request),
    cancelOrder: (path, id) => cancelOrder(context, path, id),
    getOrder: (id) => getOrder(context, id),
    listOrders: (account) => listOrders(context, account),
    positions: (query) => positions(context, query),
    balances: (query) => balances(context, query),
    orderHistory: (query) => orderHistory(context, query),
    trades: (query) => trades(context, query),
    funding: (query) => funding(context, query),
    markets: (chainId) => markets(context, chainId),
    tickers: (chainId) => tickers(context, chainId),
    previewOrder: (request) => previewOrder(context, request),
    onResponse: transport.onResponse,
  };
}
