import type { Position } from '../../../shared/domain/position.ts';
import { formatAmount, formatNumber, formatPrice } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { prefillTicket } from '../../stores/ticket-prefill.ts';
import { usePositions } from '../../stores/use-positions.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { NoRows } from '../../ui/no-rows.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RegimeChip } from '../../ui/regime-chip.tsx';
import { RepairedChip } from '../../ui/repaired-chip.tsx';
import { SideMark } from '../../ui/side-mark.tsx';
import { Table, type TableDefinition } from '../../ui/table.tsx';
import { Checked, CheckedLiquidation, Mark, SignedUsd } from './position-figures.tsx';
import { Reverse } from './reverse.tsx';

const usd = (value: string): string => formatNumber(value, 2);
const times = (value: string): string => `${formatNumber(value, 2, 'ceil')}×`;

const TABLE: TableDefinition<Position> = {
  caption: 'Positions',
  rowKey: ({ symbol, side }) => `${symbol} ${side}`,
  rowProps: ({ regime }) => ({ className: `row-${regime}` }),
  columns: [
    {
      title: 'Position',
      kind: 'header',
      cell: ({ symbol, side, repaired }) => (
        <>
          {symbol}
          {repaired && <RepairedChip />}
          <small>
            <SideMark side={side} />
          </small>
        </>
      ),
    },
    {
      title: 'Size',
      detail: 'Notional, USD',
      kind: 'number',
      cell: ({ size, symbol, notional }) => (
        <>
          {formatAmount(size, symbol.split('-')[0] ?? '')}{' '}
          <small>
            <FigureText figure={notional} format={usd} />
          </small>
        </>
      ),
    },
    {
      title: 'Margin, USD',
      detail: 'Leverage',
      kind: 'number',
      cell: ({ margin, leverage }) => (
        <>
          <FigureText figure={margin} format={usd} />{' '}
          <small>
            <FigureText figure={leverage} format={times} />
          </small>
        </>
      ),
    },
    {
      title: 'Entry, USD',
      detail: 'Mark, USD',
      kind: 'number',
      cell: (position) => (
        <>
          <FigureText figure={position.entryPrice} format={formatPrice} />{' '}
          <small>
            <Mark position={position} />
          </small>
        </>
      ),
    },
    {
      title: 'Unrealized PnL, USD',
      kind: 'number',
      cell: ({ unrealizedPnl }) => <SignedUsd figure={unrealizedPnl} />,
    },
    {
      title: 'Health factor',
      detail: 'State',
      kind: 'number',
      cell: ({ healthFactor, regime }) => (
        <>
          <span data-testid="health-factor">
            <Checked figure={healthFactor} format={usd} none="∞" />
          </span>
          <small>
            <RegimeChip regime={regime} />
          </small>
        </>
      ),
    },
    {
      title: 'Liq. price (soft), USD',
      detail: 'From mark',
      kind: 'number',
      cell: (position) => (
        <span data-testid="soft-liquidation">
          <CheckedLiquidation position={position} level="soft" />
        </span>
      ),
    },
    {
      title: 'Liq. price (full), USD',
      detail: 'From mark',
      kind: 'number',
      cell: (position) => (
        <span data-testid="full-liquidation">
          <CheckedLiquidation position={position} level="full" />
        </span>
      ),
    },
    {
      title: 'Actions',
      kind: 'actions',
      cell: (position) => (
        <>
          <button type="button" className="btn btn-quiet" onClick={() => prefillClose(position)}>
            Close
          </button>
          <Reverse position={position} />
        </>
      ),
    },
  ],
};

/** A ticket that closes all of the position at market. */
const prefillClose = ({ side }: Position): void =>
  prefillTicket({
    intent: side === 'long' ? 'close-long' : 'close-short',
    kind: 'market',
    fractionBps: 10_000,
  });

/** What is held, what it is worth, and both of its liquidation prices. */
export function Positions() {
  const { asOf } = useSlice('positions');
  const positions = usePositions();
  return (
    <Panel title="Positions" asOf={asOf}>
      {positions.length === 0 ? (
        <NoRows asOf={asOf} words="No open positions: open one in the ticket." />
      ) : (
        <Table table={TABLE} rows={positions} />
      )}
    </Panel>
  );
}
