import type { ReactNode } from 'react';
import { unknown, value } from '../../../shared/domain/figure.ts';
import type { DecimalString } from '../../../shared/domain/ids.ts';
import type { OrderTerms } from '../../../shared/domain/order.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { Rounding } from '../../../shared/math/decimal.ts';
import { sellsQuote } from '../../../shared/math/order-terms.ts';
import type { AccountSummary, Preview } from '../../../shared/math/preview.ts';
import { sessionLeft } from '../../../shared/math/session-left.ts';
import { formatAmount, formatNumber, formatPrice } from '../../format/number.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { LiquidationText } from '../../ui/liquidation-text.tsx';
import { RiskFigure } from '../../ui/regime-chip.tsx';
import { Table, type TableDefinition } from '../../ui/table.tsx';
import { feeWords } from '../../words/ticket.ts';
import type { TicketPreview } from './preview-ticket.ts';

interface PreviewRow {
  readonly name: string;
  /** @param mark null where no distance is shown: Positions shows the present one */
  cell(summary: AccountSummary, mark: DecimalString | null): ReactNode;
}

const ROWS: readonly PreviewRow[] = [
  { name: 'Equity, USD', cell: ({ equity }) => <Usd amount={equity} rounding="floor" /> },
  { name: 'Debt, USD', cell: ({ debt }) => <Usd amount={debt} rounding="ceil" /> },
  {
    name: 'Leverage',
    cell: ({ leverage, regime }) => (
      <RiskFigure regime={regime}>
        {leverage ? `${formatNumber(leverage, 2, 'ceil')}×` : '—'}
      </RiskFigure>
    ),
  },
  {
    name: 'Health factor',
    cell: ({ health, regime }) => (
      <RiskFigure regime={regime}>
        <FigureText figure={health} format={(factor) => formatNumber(factor, 2)} none="∞" />
      </RiskFigure>
    ),
  },
  {
    name: 'Liq. price (soft)',
    cell: ({ softLiquidation }, mark) => (
      <LiquidationText liquidation={softLiquidation} level="soft" mark={mark} />
    ),
  },
  {
    name: 'Liq. price (full)',
    cell: ({ fullLiquidation }, mark) => (
      <LiquidationText liquidation={fullLiquidation} level="full" mark={mark} />
    ),
  },
];

const previewTable = (
  { before, after }: Preview,
  mark: DecimalString,
): TableDefinition<PreviewRow> => ({
  caption: 'Preview',
  rowKey: ({ name }) => name,
  columns: [
    { title: 'Account', kind: 'header', cell: ({ name }) => name },
    { title: 'Now', kind: 'number', cell: ({ cell }) => cell(before, null) },
    { title: 'After', kind: 'number', cell: ({ cell }) => cell(after, mark) },
  ],
});

interface PreviewTableProps {
  readonly preview: TicketPreview;
  readonly mark: DecimalString;
}

/** The account before and after the order, filled at mark; and what the order costs at most. Nothing while unknown. */
export function PreviewTable({ preview, mark }: PreviewTableProps) {
  const { preview: figures, terms, fee, session } = preview;
  if (!figures || !terms || !fee) return null;
  const { worstPrice, expectedBuy } = figures;
  return (
    <>
      <Table table={previewTable(figures, mark)} rows={ROWS} />
      <dl className="facts">
        <Fact
          name={terms.kind === 'limit' ? 'Receive, at limit' : 'Receive, at mark'}
          value={formatAmount(expectedBuy, terms.buySymbol)}
        />
        <Fact name="Worst price" value={worstPrice ? worstWords(terms, worstPrice) : 'any price'} />
        <Fact name="Fee, on top" value={feeWords(fee, terms.sellSymbol)} />
        {session && <Fact name="Session key, left after" value={leftWords(session, terms)} />}
      </dl>
    </>
  );
}

/** A buyer of base is hurt by a higher price, a seller by a lower one. */
const worstWords = ({ intent, sellSymbol, buySymbol }: OrderTerms, price: DecimalString): string =>
  sellsQuote(intent)
    ? `${formatPrice(price, 'ceil')} ${sellSymbol}`
    : `${formatPrice(price, 'floor')} ${buySymbol}`;

function leftWords(session: Session, terms: OrderTerms): string {
  const { calls, amount } = sessionLeft(session, terms);
  const symbol = terms.sellSymbol;
  const left = amount === 'unlimited' ? `any ${symbol}` : formatAmount(amount ?? '0', symbol);
  return calls === null ? left : `${left}, ${calls} call${calls === 1 ? '' : 's'}`;
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

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
