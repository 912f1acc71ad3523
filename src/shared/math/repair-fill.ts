import { type Figure, unknown, value } from '../domain/figure.ts';
import type { Fill } from '../domain/history.ts';
import type { DecimalString } from '../domain/ids.ts';
import type { Market } from '../domain/token.ts';
import { type Decimal, decimal, ONE, round, toText, ZERO } from './decimal.ts';

/** A figure, and whether it was repaired. */
interface Repaired {
  readonly figure: Figure;
  readonly repaired: boolean;
}

const asIs = (figure: Figure): Repaired => ({ figure, repaired: false });

/** By the venue's rule a raw price is above 100 × mark, and a raw fee above 10 × notional. */
const PRICE_OVER_MARK = decimal('100');
const FEE_OVER_NOTIONAL = decimal('10');
/** Base units add at least six digits to a price. A hundredth of that still tells them from the deepest fall. */
const BASE_UNITS_OVER_MARK = decimal('10000');
/** Price and notional are rounded by the venue, each on its own. */
const ROUNDED_APART = decimal('2');
const PLACES = 18;

/** What a row says a price of its own is worth: notional / size, rounded down to 18 places; null where it says nothing. */
function impliedPrice({ notional, size }: Pick<Fill, 'notional' | 'size'>): Decimal | null {
  const tokens = decimal(size);
  if (notional.kind !== 'value' || tokens.eq(ZERO)) return null;
  return round(decimal(notional.value).div(tokens), PLACES, 'floor');
}

const implied = (row: Pick<Fill, 'notional' | 'size'>): Repaired => {
  const price = impliedPrice(row);
  return { figure: price ? value(toText(price)) : unknown('malformed'), repaired: true };
};

/** Base units are whole, and far above any price. */
const isInBaseUnits = (price: Decimal, mark: Decimal): boolean =>
  price.eq(round(price, 0, 'floor')) && price.gt(mark.times(BASE_UNITS_OVER_MARK));

/** The price of a trade: raw if it is above 100 × mark and the trade's own notional contradicts it. */
function repairPrice({ price, ...row }: Fill, mark: DecimalString | null): Repaired {
  if (price.kind !== 'value' || mark === null) return asIs(price);
  const paid = decimal(price.value);
  if (paid.lte(decimal(mark).times(PRICE_OVER_MARK))) return asIs(price);
  const own = impliedPrice(row);
  const isRaw = own ? paid.gt(own.times(ROUNDED_APART)) : isInBaseUnits(paid, decimal(mark));
  return isRaw ? implied(row) : asIs(price);
}

/**
 * Replaces a raw entry price of an old row by notional / size. A position's notional follows the mark, so it cannot vouch
 * for an entry price far above it: only a whole number above 10 000 × mark is taken for base units.
 *
 * @example
 * const row = { notional: value('4'), size: '80', mark: value('0.05') };
 * repairEntryPrice(value('45800000000000000'), row) // { figure: value('0.05'), repaired: true }
 * repairEntryPrice(value('6.25'), row) // { figure: value('6.25'), repaired: false }: the price fell to 1 / 125
 */
export function repairEntryPrice(
  price: Figure,
  { mark, ...row }: Pick<Fill, 'notional' | 'size'> & { readonly mark: Figure },
): Repaired {
  if (price.kind !== 'value' || mark.kind !== 'value') return asIs(price);
  return isInBaseUnits(decimal(price.value), decimal(mark.value)) ? implied(row) : asIs(price);
}

/** A fee is compared with the notional in quote, at the price that the trade itself implies. */
function repairFee({ fee, side, feeSymbol, ...row }: Fill, market: Market | null): Repaired {
  const price = impliedPrice(row);
  if (fee.kind !== 'value' || row.notional.kind !== 'value' || !price) return asIs(fee);
  const token = feeToken({ side, feeSymbol }, market);
  const inQuote = decimal(fee.value).times(token && token === market?.base ? price : ONE);
  if (inQuote.lte(decimal(row.notional.value).times(FEE_OVER_NOTIONAL))) return asIs(fee);
  if (!token) return { figure: unknown('no-data'), repaired: true };
  const tokens = decimal(fee.value).div(decimal(`1${'0'.repeat(token.decimals)}`));
  return { figure: value(toText(round(tokens, PLACES, 'floor'))), repaired: true };
}

/** The token that the fee was paid in: the one named by the row, otherwise the token sold; null if it is not known. */
function feeToken({ side, feeSymbol }: Pick<Fill, 'side' | 'feeSymbol'>, market: Market | null) {
  if (!market) return null;
  const { base, quote } = market;
  if (feeSymbol === null) return side === 'buy' ? quote : base;
  const name = feeSymbol.toLowerCase();
  return [base, quote].find(({ symbol }) => symbol.toLowerCase() === name) ?? null;
}

/**
 * A fill whose raw price or fee, from rows indexed before the venue's scaling fix, is put right (docs/venue-api.md, "Old
 * rows"); it is marked as repaired then. A repaired fill comes back as it is, so a stored one can be judged again whenever
 * its market or mark becomes known.
 *
 * - A price above 100 × mark becomes notional / size, rounded down to 18 places, unless notional / size agrees with it:
 *   the market fell since. Without a mark it stays; without a notional, base units become unknown.
 * - A fee worth more than 10 × notional is divided by its token's decimals. In an unknown token it becomes unknown.
 *
 * @param mark quote per base; null if not known
 * @example
 * // 80 wS for 4 USDC, mark 0.0458
 * repairFill({ ...fill, price: value('50000000000000000') }, MARKET, '0.0458').price // value('0.05')
 * repairFill({ ...fill, fee: value('40000'), feeSymbol: 'USDC' }, MARKET, '0.0458').fee // value('0.04')
 */
export function repairFill(fill: Fill, market: Market | null, mark: DecimalString | null): Fill {
  const price = repairPrice(fill, mark);
  const fee = repairFee(fill, market);
  return {
    ...fill,
    price: price.figure,
    fee: fee.figure,
    repaired: fill.repaired || price.repaired || fee.repaired,
  };
}
