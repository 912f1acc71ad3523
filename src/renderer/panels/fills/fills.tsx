import type { Fill } from '../../../shared/domain/history.ts';
import { bridge } from '../../bridge.ts';
import { formatAmount, formatNumber, formatPrice } from '../../format/number.ts';
import { PAGE_SIZE } from '../../stores/use-pages.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { AccountHistory } from '../../ui/history-table.tsx';
import { RepairedChip } from '../../ui/repaired-chip.tsx';
import { RowTime } from '../../ui/row-time.tsx';
import { ShortHash } from '../../ui/short-hash.tsx';
import { SideMark } from '../../ui/side-mark.tsx';
import type { TableDefinition } from '../../ui/table.tsx';

const TABLE: TableDefinition<Fill> = {
  caption: 'Trade history',
  rowKey: ({ id }) => id,
  columns: [
    { title: 'Time', cell: ({ at }) => <RowTime at={at} /> },
    {
      title: 'Market',
      kind: 'header',
      cell: ({ symbol, repaired }) => (
        <>
          {symbol}
          {repaired && <RepairedChip />}
        </>
      ),
    },
    { title: 'Side', cell: ({ side }) => <SideMark side={side} /> },
    {
      title: 'Size',
      kind: 'number',
      cell: ({ size, symbol }) => formatAmount(size, symbol.split('-')[0] ?? ''),
    },
    {
      title: 'Price',
      kind: 'number',
      cell: ({ price, symbol }) => (
        <FigureText
          figure={price}
          format={(value) => `${formatPrice(value)} ${symbol.split('-')[1] ?? ''}`}
        />
      ),
    },
    {
      title: 'Notional, USD',
      kind: 'number',
      cell: ({ notional }) => (
        <FigureText figure={notional} format={(value) => formatNumber(value, 2)} />
      ),
    },
    {
      title: 'Fee',
      kind: 'number',
      cell: ({ fee, feeSymbol }) => (
        <FigureText
          figure={fee}
          format={(value) =>
            feeSymbol ? formatAmount(value, feeSymbol, 'ceil') : formatNumber(value, 4, 'ceil')
          }
        />
      ),
    },
    { title: 'Transaction', cell: ({ txHash }) => <ShortHash text={txHash} /> },
  ],
};

/** The account's fills as the venue reports them. */
export const Fills = () => (
  <AccountHistory
    title="Trade history"
    kind="fills"
    table={TABLE}
    empty="No fills yet: an order that is filled appears here."
    fetchPage={(account, cursor) =>
      bridge.call('history.fills', { account, cursor, limit: PAGE_SIZE })
    }
  />
);
