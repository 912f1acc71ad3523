import type { VenuePreview } from '../../shared/contract/order-simulation.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { type Figure, unknown, value } from '../../shared/domain/figure.ts';
import type { DecimalString, OwnerAddress } from '../../shared/domain/ids.ts';
import { INTENTS, type OrderTerms } from '../../shared/domain/order.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import { leverage } from '../../shared/math/account-values.ts';
import { comparedFigure } from '../../shared/math/compared-figure.ts';
import { type Decimal, decimal, toText, ZERO } from '../../shared/math/decimal.ts';
import { fillPrice, sellsQuote } from '../../shared/math/order-terms.ts';
import { applyTerms } from '../../shared/math/preview.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { VenueClient } from '../venue/venue-client.ts';
import { toAppError } from '../venue/venue-error.ts';

/** An order that policy allows, and what our preview expects it to buy. */
export interface ExpectedOrder {
  readonly owner: OwnerAddress;
  readonly terms: OrderTerms;
  readonly bought: DecimalString;
}

interface PreviewAtVenueOptions {
  readonly chainId: number;
  readonly venue: Pick<VenueClient, 'previewOrder'>;
}

/**
 * Compares the venue's preview with our own figures. A market order is priced at the venue's own mark, so the marks are
 * compared as well. Errors: NOT_AVAILABLE from a venue without previews, otherwise those of any venue call.
 */
export async function previewAtVenue(
  { chainId, venue }: PreviewAtVenueOptions,
  { owner, terms, bought }: ExpectedOrder,
  account: RiskAccount,
): Promise<Result<VenuePreview, AppError>> {
  const { intent, kind, symbol, sellAmount } = terms;
  const orderType = INTENTS[intent].action;
  const buys = sellsQuote(intent);
  const [size, worth] = buys ? [bought, sellAmount] : [sellAmount, bought];
  const answer = await venue.previewOrder({
    account: owner,
    chainId,
    symbol,
    orderType,
    side: buys ? 'buy' : 'sell',
    size,
    price: kind === 'limit' ? fillPrice(terms, bought) : null,
  });
  if (!answer.ok) return err(toAppError(answer.error));
  if (!answer.value) {
    return err({ code: 'NOT_AVAILABLE', what: 'venue-preview' });
  }
  const { orderValue, marginRequired } = answer.value;
  const after = applyTerms(account, terms, bought);
  const margin = orderType === 'open' ? marginOf(decimal(worth), after) : value('0');
  return ok({
    orderValue: comparedFigure(value(worth), value(orderValue)),
    marginRequired: comparedFigure(margin, value(marginRequired)),
  });
}

/** Margin required: the order's value divided by the account's leverage after it. */
function marginOf(worth: Decimal, after: RiskAccount): Figure {
  const exposure = leverage(after);
  return exposure?.gt(ZERO) ? value(toText(worth.div(exposure))) : unknown('no-data');
}
