import type { DecimalString } from '../../../shared/domain/ids.ts';
import { minBuyAmount, type Order, type OrderTerms } from '../../../shared/domain/order.ts';
import { fillPrice, sellsQuote } from '../../../shared/math/order-terms.ts';
import { formatAmount, formatPrice } from '../../format/number.ts';

/** The worst price accepted: a highest one for a buyer of base, a lowest one for a seller. */
function worstPrice(terms: OrderTerms, minimum: DecimalString): string {
  const price = fillPrice(terms, minimum);
  if (price === null) return '—';
  return sellsQuote(terms.intent)
    ? `≤ ${formatPrice(price, 'ceil')} ${quoteSymbol(terms)}`
    : `≥ ${formatPrice(price, 'floor')} ${quoteSymbol(terms)}`;
}

const quoteSymbol = ({ intent, sellSymbol, buySymbol }: OrderTerms): string =>
  sellsQuote(intent) ? sellSymbol : buySymbol;

/** The amount received and the average price; until an order is filled, the minimum and the limit that it accepts. */
export function OrderOutcome({ order: { terms, fill } }: { readonly order: Order }) {
  if (!terms) return <>—</>;
  const minimum = minBuyAmount(terms);
  const least = minimum === null ? 'Any amount' : `≥ ${formatAmount(minimum, terms.buySymbol)}`;
  const worst = minimum === null ? 'Any price' : worstPrice(terms, minimum);
  return (
    <>
      {fill?.boughtAmount ? formatAmount(fill.boughtAmount, terms.buySymbol) : least}{' '}
      <small>{fill?.price ? `${formatPrice(fill.price)} ${quoteSymbol(terms)}` : worst}</small>
    </>
  );
}
