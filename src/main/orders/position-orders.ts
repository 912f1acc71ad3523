import type { AppError } from '../../shared/domain/app-error.ts';
import type { ClientOrderId, OwnerAddress } from '../../shared/domain/ids.ts';
import type { OrderDraft, Protection } from '../../shared/domain/order-draft.ts';
import type { Side } from '../../shared/domain/position.ts';
import { closeAmount } from '../../shared/math/close-amount.ts';
import { decimal, round, toText, ZERO } from '../../shared/math/decimal.ts';
import { feeRate } from '../../shared/math/fees.ts';
import { orderTokens, sellsQuote, worstPrice } from '../../shared/math/order-terms.ts';
import { findMark } from '../../shared/policy/find-mark.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AccountFeature } from '../account/open-account.ts';
import type { Core } from '../core/open-core.ts';
import type { FeeFeed } from '../market/fee-feed.ts';
import type { FinalOrders } from './final-orders.ts';
import { noticeNotOpened, notOpened, type WhyNotOpened } from './never-sent.ts';
import type { ContingentOrder, PlaceOrder } from './place-order.ts';

interface CloseRequest {
  readonly clientOrderId: ClientOrderId;
  readonly account: OwnerAddress;
  readonly symbol: string;
  /** How much of the position, in basis points: 10 000 is all of it. */
  readonly fractionBps: number;
  readonly protection: Protection;
}

interface ReverseRequest {
  readonly closeOrderId: ClientOrderId;
  readonly openOrderId: ClientOrderId;
  readonly account: OwnerAddress;
  readonly symbol: string;
  readonly protection: Protection;
}

export interface PositionOrders {
  /**
   * Reads the account again and closes that part of the position, in its current size, at market.
   * Errors: NOT_FOUND if there is no position any more; those of `refreshFigures` and of `PlaceOrder`.
   */
  close(request: CloseRequest): Promise<Result<null, AppError>>;
  /**
   * Closes all of the position; once that order is filled, and only then, opens the same size in the other direction.
   * Both are journaled in one commit. Answers when the first order is being sent; if the second is not sent, its row says
   * why and a notice appears.
   */
  reverse(request: ReverseRequest): Promise<Result<null, AppError>>;
}

export interface PositionOrdersOptions {
  readonly placeOrder: PlaceOrder;
  readonly finalOrders: Pick<FinalOrders, 'wait'>;
  readonly account: Pick<AccountFeature, 'refreshFigures'>;
  /** What is sold leaves room for the fee, so the rate is confirmed first. */
  readonly fees: Pick<FeeFeed, 'confirm'>;
}

interface Held {
  readonly side: Side;
  /** Base held by a long or owed by a short, in tokens. */
  readonly size: string;
  readonly mark: string;
}

/** Orders whose amount follows from a position instead of being typed. */
export function createPositionOrders(
  core: Pick<Core, 'clock' | 'state' | 'recorder' | 'notices' | 'background'>,
  { placeOrder, finalOrders, account, fees }: PositionOrdersOptions,
): PositionOrders {
  const { clock, state, recorder, notices, background } = core;

  const marketOf = (symbol: string) =>
    state.current.markets.value.find((market) => market.symbol === symbol);

  const readPosition = async (
    owner: OwnerAddress,
    symbol: string,
  ): Promise<Result<Held, AppError>> => {
    const [read] = await Promise.all([account.refreshFigures(), fees.confirm()]);
    if (!read.ok) return read;
    const { risk, tickers } = state.current;
    const base = marketOf(symbol)?.base.address;
    const asset = risk.value?.assets.find(({ token }) => token === base);
    const mark = findMark(symbol, tickers.value)?.markPrice;
    if (!state.isShown(owner) || !asset || !mark) return err(NO_POSITION);
    const net = decimal(asset.collateral).minus(decimal(asset.debt));
    if (net.eq(ZERO)) return err(NO_POSITION);
    return ok({ side: net.gt(ZERO) ? 'long' : 'short', size: toText(net.abs()), mark });
  };

  const closeDraft = (request: Omit<CloseRequest, 'clientOrderId'>, held: Held): OrderDraft => {
    const { symbol, fractionBps, protection } = request;
    const intent = `close-${held.side}` as const;
    const risk = state.current.risk.value;
    const market = marketOf(symbol);
    const slippageBps = protection.kind === 'slippage' ? protection.bps : 0;
    const rate = market && feeRate(intent, market, state.current.fees, risk);
    const sellAmount =
      risk && market && rate
        ? closeAmount({
            account: risk,
            market,
            intent,
            fractionBps,
            worstPrice: worstPrice(intent, held.mark, slippageBps),
            rate,
          })
        : '0';
    const execution = { kind: 'market', protection } as const;
    return { account: request.account, symbol, intent, sellAmount, execution };
  };

  const openDraft = (request: ReverseRequest, held: Held): OrderDraft => {
    const { symbol, protection } = request;
    const intent = held.side === 'long' ? 'open-short' : 'open-long';
    const market = marketOf(symbol);
    const places = market ? orderTokens(intent, market).sell.decimals : 0;
    const size = decimal(held.size);
    const sold = sellsQuote(intent) ? size.times(decimal(held.mark)) : size;
    const sellAmount = toText(round(sold, places, 'floor'));
    const execution = { kind: 'market', protection } as const;
    return { account: request.account, symbol, intent, sellAmount, execution };
  };

  const openAfter = async (
    closeOrderId: ClientOrderId,
    contingent: ContingentOrder,
  ): Promise<void> => {
    const closed = await finalOrders.wait(closeOrderId);
    // The terminal is closing: the next start ends what waited.
    if (!closed) return;
    const stop = (why?: WhyNotOpened): void => {
      const fact = notOpened(closed, why);
      noticeNotOpened(notices, recorder.record(contingent.clientOrderId, 'terminal', fact));
    };
    if (closed.stage !== 'filled') return stop();
    // Policy judges the second order by the account as the close left it.
    await account.refreshFigures();
    if (!state.isShown(contingent.draft.account)) return stop({ abandoned: 'account-changed' });
    if (clock.now() - closed.createdAt > MAX_WAIT_MS) return stop({ abandoned: 'too-late' });
    const placed = await placeOrder.waiting(contingent);
    if (!placed.ok) stop({ refusal: placed.error });
  };

  return {
    async close({ clientOrderId, ...request }) {
      const held = await readPosition(request.account, request.symbol);
      return held.ok ? placeOrder(clientOrderId, closeDraft(request, held.value)) : held;
    },
    async reverse(request) {
      const held = await readPosition(request.account, request.symbol);
      if (!held.ok) return held;
      const close = closeDraft({ ...request, fractionBps: 10_000 }, held.value);
      const { closeOrderId, openOrderId } = request;
      const contingent = { clientOrderId: openOrderId, draft: openDraft(request, held.value) };
      const placed = await placeOrder(closeOrderId, close, contingent);
      if (placed.ok) background.run('reverse', () => openAfter(closeOrderId, contingent));
      return placed;
    },
  };
}

/** A fill may be noticed late, after sleep or a lost connection; by then the trader may want something else. */
const MAX_WAIT_MS = 120_000;

const NO_POSITION: AppError = { code: 'NOT_FOUND', what: 'position' };
