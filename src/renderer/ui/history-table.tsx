import type { AppError } from '../../shared/domain/app-error.ts';
import type { HistoryKind, Page } from '../../shared/domain/history.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/result.ts';
import { useSlice } from '../stores/terminal-store.ts';
import { type Pages, usePages } from '../stores/use-pages.ts';
import { CoverageLine } from './coverage-line.tsx';
import { MoreRows } from './more-rows.tsx';
import { NO_ACCOUNT } from './no-rows.tsx';
import { Panel } from './panel.tsx';
import { Table, type TableDefinition } from './table.tsx';

interface HistoryTableProps<Row> {
  readonly table: TableDefinition<Row>;
  readonly pages: Pages<Row>;
  /** Why there are no rows, and what brings the first one. */
  readonly empty: string;
}

/** Pages of history as one table, with the button that loads more. */
export function HistoryTable<Row>({ table, pages, empty }: HistoryTableProps<Row>) {
  return (
    <div className="stack">
      {pages.rows.length > 0 && <Table table={table} rows={pages.rows} />}
      <MoreRows pages={pages} empty={empty} />
    </div>
  );
}

interface AccountHistoryProps<Row> {
  readonly title: string;
  readonly kind: HistoryKind;
  readonly table: TableDefinition<Row>;
  readonly empty: string;
  fetchPage(account: OwnerAddress, cursor: string | null): Promise<Result<Page<Row>, AppError>>;
}

/** A panel with one kind of the account's history, from this computer's database, and how much of it is here. */
export function AccountHistory<Row>(props: AccountHistoryProps<Row>) {
  const { title, kind } = props;
  const account = useSlice('activeAccount');
  const coverage = useSlice('coverage').find((candidate) => candidate.kind === kind);
  return (
    <Panel
      title={title}
      asOf={coverage?.checkedAt ?? null}
      actions={<CoverageLine coverage={coverage} />}
    >
      {account ? (
        <Rows {...props} account={account} held={coverage?.rows ?? 0} />
      ) : (
        <p className="empty">{NO_ACCOUNT}</p>
      )}
    </Panel>
  );
}

interface RowsProps<Row> extends AccountHistoryProps<Row> {
  readonly account: OwnerAddress;
  /** Rows in the database: one more means that the first page has changed. */
  readonly held: number;
}

function Rows<Row>({ table, empty, fetchPage, account, held }: RowsProps<Row>) {
  const pages = usePages<Row>(`${account} ${held}`, (cursor) => fetchPage(account, cursor));
  return <HistoryTable table={table} pages={pages} empty={empty} />;
}
