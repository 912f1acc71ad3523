import type { Figure } from '../../../shared/domain/figure.ts';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import type { OrderTerms } from '../../../shared/domain/order.ts';
import { distancePct } from '../../../shared/math/liquidation-price.ts';
import type { AccountSummary, Preview } from '../../../shared/math/preview.ts';
import { formatAmount, formatNumber, formatPrice, formatSigned } from '../../format/number.ts';
import { FigureText } from '../../ui/figure-text.tsx';

interface PreviewTableProps {
  readonly preview: Preview;
  readonly terms: OrderTerms;
  readonly mark: DecimalString;
}

/** What the order would do to the account, before → after, filled at mark; and what it costs at most. */
export function PreviewTable({ preview, terms, mark }: PreviewTableProps) {
  const { before, after, worstPrice } = preview;
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
          <Row name="Equity, USD" cells={[before, after].map((one) => usd(one.equity))} />
          <Row name="Debt, USD" cells={[before, after].map((one) => usd(one.debt, 'ceil'))} />
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
                format={(value) => formatNumber(value, 2)}
                none="∞"
              />
            ))}
          />
          <Row
            name="Soft liquidation"
            cells={[before, after].map((one) => (
              <Liquidation key="soft" figure={one.softLiquidation} summary={one} mark={mark} />
            ))}
          />
          <Row
            name="Full liquidation"
            cells={[before, after].map((one) => (
              <Liquidation key="full" figure={one.fullLiquidation} summary={one} mark={mark} />
            ))}
          />
        </tbody>
      </table>
      <dl className="facts">
        <Fact name="Buys, at mark" value={formatAmount(preview.expectedBuy, terms.buySymbol)} />
        <Fact
          name="Worst price"
          value={worstPrice ? formatPrice(worstPrice, 'ceil') : 'any price'}
        />
        <Fact name="Fee, on top" value={formatAmount(terms.feeAmount, terms.sellSymbol)} />
      </dl>
    </>
  );
}

const usd = (value: DecimalString | null, rounding: 'floor' | 'ceil' = 'floor'): string =>
  value === null ? '—' : formatNumber(value, 2, rounding);

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
  readonly mark: DecimalString;
}

function Liquidation({ figure, summary, mark }: LiquidationProps) {
  const rounding = summary.side === 'short' ? 'floor' : 'ceil';
  const distance = figure.kind === 'value' ? distancePct(mark, figure.value) : null;
  return (
    <>
      <FigureText figure={figure} format={(value) => formatPrice(value, rounding)} />
      {distance !== null && <small className="muted"> {formatSigned(distance, 1)} %</small>}
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
