import type { ChainSimulation, OrderSimulation } from '../../shared/contract/order-simulation.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type Figure, unknown, value } from '../../shared/domain/figure.ts';
import type { OrderDraft } from '../../shared/domain/order-draft.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { Token } from '../../shared/domain/token.ts';
import { accountValues } from '../../shared/math/account-values.ts';
import { comparedFigure } from '../../shared/math/compared-figure.ts';
import { type Decimal, toText } from '../../shared/math/decimal.ts';
import { healthFactor, healthOfValues } from '../../shared/math/health-factor.ts';
import { applyTerms } from '../../shared/math/preview.ts';
import { checkPolicy } from '../../shared/policy/check-policy.ts';
import type { PolicyFacts } from '../../shared/policy/policy-facts.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Chain } from '../chain/chain.ts';
import type { ConfigWatch } from '../venue/config-watch.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { toEngineOrder } from './engine-order.ts';
import { type ExpectedOrder, previewAtVenue } from './preview-at-venue.ts';

export interface SimulateOrderOptions {
  readonly chainId: number;
  readonly chain: Pick<Chain, 'simulate'>;
  readonly venue: Pick<VenueClient, 'previewOrder'>;
  readonly config: Pick<ConfigWatch, 'accepted'>;
  facts(): PolicyFacts;
  tokens(): readonly Token[];
}

/**
 * Has the chain and the venue say what they make of an order; nothing is signed, journaled or sent for execution, and
 * neither can forbid the order: that is policy's. Errors: POLICY_REFUSED, for such an order is not asked about;
 * NOT_AVAILABLE while there is no preview of our own to compare with.
 */
export type SimulateOrder = (draft: OrderDraft) => Promise<Result<OrderSimulation, AppError>>;

export function createSimulateOrder(options: SimulateOrderOptions): SimulateOrder {
  return async (draft) => {
    const facts = options.facts();
    const { violations, terms, preview } = checkPolicy(draft, facts);
    if (violations.length > 0) return err({ code: 'POLICY_REFUSED', violations });
    const account = facts.risk.value;
    if (!terms || !preview || !account || facts.lane.kind !== 'free') {
      return err({ code: 'NOT_AVAILABLE', what: 'the account’s figures are not known' });
    }
    const order = { owner: draft.account, terms, bought: preview.expectedBuy };
    const [chain, venue] = await Promise.all([
      simulateOnChain(options, order, facts.lane.session),
      previewAtVenue(options, order, account),
    ]);
    return ok({ chain, venue });
  };
}

async function simulateOnChain(
  { chain, config, tokens }: SimulateOrderOptions,
  { owner, terms, bought }: ExpectedOrder,
  session: Session,
): Promise<Result<ChainSimulation, AppError>> {
  const accepted = config.accepted();
  if (!accepted.ok) return accepted;
  const order = toEngineOrder(terms, owner, tokens());
  const delivered = toEngineOrder({ ...terms, minBuyAmount: bought }, owner, tokens()).buyAmount;
  const simulated = await chain.simulate({ config: accepted.value, order, session, delivered });
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
}

const figure = (usd: Decimal | undefined): Figure =>
  usd ? value(toText(usd)) : unknown('no-data');
