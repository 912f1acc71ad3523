import type { Order, OrderTerms } from '../../../shared/domain/order.ts';
import type { Market } from '../../../shared/domain/token.ts';
import { fillPrice, sellsQuote } from '../../../shared/math/order-terms.ts';
import { fromBaseUnits } from '../../../shared/math/units.ts';
import { formatAmount, formatPrice } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';

/** An order that accepts a single base unit was placed without price protection. */
function isUnprotected(terms: OrderTerms, markets: readonly Market[]): boolean {
  const tokens = markets.flatMap(({ base, quote }) => [base, quote]);
  const token = tokens.find(({ address }) => address === terms.buyToken);
  return token !== undefined && terms.minBuyAmount === fromBaseUnits(1n, token.decimals);
}

/** The worst price accepted: a highest one for a buyer of base, a lowest one for a seller. */
function worstPrice(terms: OrderTerms): string {
  const price = fillPrice(terms, terms.minBuyAmount);
  if (price === null) return '—';
  return sellsQuote(terms.intent)
    ? `≤ ${formatPrice(price, 'ceil')} ${quoteSymbol(terms)}`
    : `≥ ${formatPrice(price, 'floor')} ${quoteSymbol(terms)}`;
}

const quoteSymbol = ({ intent, sellSymbol, buySymbol }: OrderTerms): string =>
  sellsQuote(intent) ? sellSymbol : buySymbol;

/** The amount received and the average price; until an order is filled, the minimum and the limit that it accepts. */
export function OrderOutcome({ order: { terms, fill } }: { readonly order: Order }) {
  const markets = useSlice('markets').value;
  if (!terms) return <>—</>;
  const any = isUnprotected(terms, markets);
  const least = any ? 'Any amount' : `≥ ${formatAmount(terms.minBuyAmount, terms.buySymbol)}`;
  const worst = any ? 'Any price' : worstPrice(terms);
  return (
    <>
      {fill?.boughtAmount ? formatAmount(fill.boughtAmount, terms.buySymbol) : least}{' '}
      <small>{fill?.price ? `${formatPrice(fill.price)} ${quoteSymbol(terms)}` : worst}</small>
    </>
  );
}
