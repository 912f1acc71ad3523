import { type Figure, unknown, value } from '../../../shared/domain/figure.ts';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import type { OrderTerms } from '../../../shared/domain/order.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { Rounding } from '../../../shared/math/decimal.ts';
import type { OrderFee } from '../../../shared/math/fees.ts';
import { distancePct } from '../../../shared/math/liquidation-price.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import type { AccountSummary, Preview } from '../../../shared/math/preview.ts';
import { sessionLeft } from '../../../shared/math/session-left.ts';
import { formatAmount, formatNumber, formatPrice, formatSigned } from '../../format/number.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { feeWords } from '../../words/fee-words.ts';

interface PreviewTableProps {
  readonly preview: Preview;
  readonly terms: OrderTerms;
  readonly fee: OrderFee;
  readonly mark: DecimalString;
  /** The session that would carry it; null while none is free. */
  readonly session: Session | null;
}

/** What the order would do to the account, before → after, filled at mark; and what it costs at most. */
export function PreviewTable({ preview, terms, fee, mark, session }: PreviewTableProps) {
  const { before, after, worstPrice } = preview;
  // Whoever buys base fears a higher price, whoever sells it a lower one.
  const worst = sellsQuote(terms.intent) ? 'ceil' : 'floor';
  return (
    <>
      <table className="table">
        <caption className="visually-hidden">Preview</caption>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col" className="num">
              Now
            </th>
            <th scope="col" className="num">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          <Row
            name="Equity, USD"
            cells={[before, after].map(({ equity }) => (
              <Usd key="equity" amount={equity} rounding="floor" />
            ))}
          />
          <Row
            name="Debt, USD"
            cells={[before, after].map(({ debt }) => (
              <Usd key="debt" amount={debt} rounding="ceil" />
            ))}
          />
          <Row
            name="Leverage"
            cells={[before, after].map(({ leverage }) =>
              leverage ? `${formatNumber(leverage, 2, 'ceil')}×` : '—',
            )}
          />
          <Row
            name="Health factor"
            cells={[before, after].map(({ health }) => (
              <FigureText
                key="health"
                figure={health}
                format={(factor) => formatNumber(factor, 2)}
                none="∞"
              />
            ))}
          />
          <Row
            name="Soft liquidation"
            cells={[before, after].map((one) => (
              <Liquidation
                key="soft"
                figure={one.softLiquidation}
                summary={one}
                mark={one === after ? mark : null}
              />
            ))}
          />
          <Row
            name="Full liquidation"
            cells={[before, after].map((one) => (
              <Liquidation
                key="full"
                figure={one.fullLiquidation}
                summary={one}
                mark={one === after ? mark : null}
              />
            ))}
          />
        </tbody>
      </table>
      <dl className="facts">
        <Fact
          name={terms.kind === 'limit' ? 'Buys, at its price' : 'Buys, at mark'}
          value={formatAmount(preview.expectedBuy, terms.buySymbol)}
        />
        <Fact
          name="Worst price"
          value={worstPrice ? formatPrice(worstPrice, worst) : 'any price'}
        />
        <Fact name="Fee, on top" value={feeWords(fee, terms.sellSymbol)} />
        {session && <Fact name="Session, left after" value={leftWords(session, terms)} />}
      </dl>
    </>
  );
}

function leftWords(session: Session, terms: OrderTerms): string {
  const { calls, amount } = sessionLeft(session, terms);
  const symbol = terms.sellSymbol;
  const left = amount === 'unlimited' ? `any ${symbol}` : formatAmount(amount ?? '0', symbol);
  return calls === null ? left : `${left}, ${calls} calls`;
}

interface UsdProps {
  readonly amount: DecimalString | null;
  readonly rounding: Rounding;
}

/** Unknown while an asset of the account has no price. */
function Usd({ amount, rounding }: UsdProps) {
  const figure = amount === null ? unknown('no-data') : value(amount);
  return <FigureText figure={figure} format={(usd) => formatNumber(usd, 2, rounding)} />;
}

function Row({
  name,
  cells,
}: {
  readonly name: string;
  readonly cells: readonly React.ReactNode[];
}) {
  const [now, then] = cells;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">{now}</td>
      <td className="num">{then}</td>
    </tr>
  );
}

interface LiquidationProps {
  readonly figure: Figure;
  readonly summary: AccountSummary;
  /** Null where the distance is not said: Positions says the one of now. */
  readonly mark: DecimalString | null;
}

function Liquidation({ figure, summary, mark }: LiquidationProps) {
  const rounding = summary.side === 'short' ? 'floor' : 'ceil';
  const distance =
    mark !== null && figure.kind === 'value' ? distancePct(mark, figure.value) : null;
  return (
    <>
      <FigureText figure={figure} format={(price) => formatPrice(price, rounding)} />
      {distance !== null && <small className="muted"> {formatSigned(distance, 2)} %</small>}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
