import type { ChainSimulation, OrderSimulation } from '../../shared/contract/order-simulation.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type Figure, unknown, value } from '../../shared/domain/figure.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { Session } from '../../shared/domain/session.ts';
import { accountValues } from '../../shared/math/account-values.ts';
import { comparedFigure } from '../../shared/math/compared-figure.ts';
import { type Decimal, toText } from '../../shared/math/decimal.ts';
import { healthFactor, healthOfValues } from '../../shared/math/health-factor.ts';
import { applyTerms } from '../../shared/math/preview.ts';
import { checkPolicy } from '../../shared/policy/check-policy.ts';
import type { PolicyFacts } from '../../shared/policy/policy-facts.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { Core } from '../core/open-core.ts';
import { tokensOf } from '../core/state.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { toEngineOrder } from './engine-order.ts';
import { type ExpectedOrder, previewAtVenue } from './preview-at-venue.ts';

export interface SimulateOrderOptions {
  readonly facts: () => PolicyFacts;
  readonly chain: Pick<Chain, 'simulate'>;
  readonly venue: {
    readonly client: Pick<VenueClient, 'previewOrder'>;
    readonly config: Pick<ConfigWatch, 'accepted'>;
  };
}

/**
 * Asks chain and venue what they expect of an order. Nothing is signed, journaled or sent for execution, and neither can
 * forbid the order: only policy does. Errors: POLICY_REFUSED if policy forbids it; NOT_AVAILABLE while there is no
 * preview of our own to compare with.
 */
export type SimulateOrder = (draft: OrderDraft) => Promise<Result<OrderSimulation, AppError>>;

export function createSimulateOrder(
  { settings: { chainId }, state }: Pick<Core, 'settings' | 'state'>,
  { facts, chain: node, venue: { client, config } }: SimulateOrderOptions,
): SimulateOrder {
  /** Compares an `eth_call` of the fill on the newest block with our own figures at the same prices. */
  const simulateOnChain = async (
    { owner, terms, bought }: ExpectedOrder,
    session: Session,
  ): Promise<Result<ChainSimulation, AppError>> => {
    const accepted = config.accepted();
    if (!accepted.ok) return accepted;
    const tokens = tokensOf(state.current);
    const order = toEngineOrder(terms, owner, tokens);
    const filledExactly = { ...terms, kind: 'limit', minBuyAmount: bought } as const;
    const delivered = toEngineOrder(filledExactly, owner, tokens).buyAmount;
    const simulated = await node.simulate({ config: accepted.value, order, session, delivered });
    if (!simulated.ok) return simulated;
    const { before, fill } = simulated.value;
    if (fill.kind === 'refused') return ok(fill);
    const after = applyTerms(before, terms, bought);
    const own = accountValues(after);
    return ok({
      kind: 'fills',
      equity: comparedFigure(figure(own?.equity), figure(fill.values.equity)),
      debt: comparedFigure(figure(own?.debt), figure(fill.values.debt)),
      health: comparedFigure(healthFactor(after), healthOfValues(fill.values)),
    });
  };

  return async (draft) => {
    const now = facts();
    const { violations, terms, preview } = checkPolicy(draft, now);
    if (violations.length > 0) return err({ code: 'POLICY_REFUSED', violations });
    const account = now.risk.value;
    if (!terms || !preview || !account || now.lane.kind !== 'free') {
      return err({ code: 'NOT_AVAILABLE', what: 'own-preview' });
    }
    const order = { owner: draft.account, terms, bought: preview.expectedBuy };
    const [chain, venue] = await Promise.all([
      simulateOnChain(order, now.lane.session),
      previewAtVenue({ chainId, venue: client }, order, account),
    ]);
    return ok({ chain, venue });
  };
}

const figure = (usd: Decimal | undefined): Figure =>
  usd ? value(toText(usd)) : unknown('no-data');
