import type { FundingEvent } from '../../../shared/domain/history.ts';
import { bridge } from '../../bridge.ts';
import { formatSigned } from '../../format/number.ts';
import { appendPercent } from '../../format/percent.ts';
import { PAGE_SIZE } from '../../stores/use-pages.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { AccountHistory } from '../../ui/history-table.tsx';
import { RowTime } from '../../ui/row-time.tsx';
import type { TableDefinition } from '../../ui/table.tsx';

const TABLE: TableDefinition<FundingEvent> = {
  caption: 'Funding',
  rowKey: ({ id }) => id,
  columns: [
    { title: 'Time', cell: ({ at }) => <RowTime at={at} /> },
    { title: 'Market', kind: 'header', cell: ({ symbol }) => symbol },
    { title: 'Funding rate', kind: 'number', cell: ({ rate }) => appendPercent(rate) },
    {
      title: 'Payment, USD',
      kind: 'number',
      cell: ({ amount }) => (
        <FigureText figure={amount} format={(value) => formatSigned(value, 6)} />
      ),
    },
  ],
};

/** Funding that the account paid and received. */
export const Funding = () => (
  <AccountHistory
    title="Funding"
    kind="funding"
    table={TABLE}
    empty="No funding yet: it is paid and received while a position is open."
    fetchPage={(account, cursor) =>
      bridge.call('history.funding', { account, cursor, limit: PAGE_SIZE })
    }
  />
);
