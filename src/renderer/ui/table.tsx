import { Fragment, type ReactNode } from 'react';

export interface Column<Row> {
  readonly title: string;
  /** The second line of the title, where a cell has two figures. */
  readonly detail?: string;
  /** A header names its row, a number is aligned right, words wrap. A column of actions has no visible title. */
  readonly kind?: 'header' | 'number' | 'words' | 'actions';
  cell(row: Row): ReactNode;
}

/** What is the same for every row and every state of a table: one constant per table. */
export interface TableDefinition<Row> {
  /** Names the table for assistive technology and for tests. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  rowKey(row: Row): string | number;
  /** Attributes of the row's element, such as the colour of its edge. */
  rowProps?(row: Row): { readonly className: string; readonly [data: `data-${string}`]: string };
}

interface TableProps<Row> {
  readonly table: TableDefinition<Row>;
  readonly rows: readonly Row[];
  /** Shown under a row, as wide as the table; nothing for null. */
  below?(row: Row): ReactNode;
  readonly footer?: ReactNode;
}

/** A real table with a caption, column headers and, where a column has that kind, row headers. */
export function Table<Row>({ table, rows, below, footer }: TableProps<Row>) {
  const { caption, columns, rowKey, rowProps } = table;
  return (
    <table className="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, detail, kind }) => (
            <th key={title} scope="col" className={kind === 'number' ? 'num' : undefined}>
              {kind === 'actions' ? <span className="visually-hidden">{title}</span> : title}
              {detail !== undefined && <small>{detail}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const under = below?.(row) ?? null;
          return (
            <Fragment key={rowKey(row)}>
              <tr {...rowProps?.(row)}>
                {columns.map((column) => (
                  <Cell key={column.title} column={column} row={row} />
                ))}
              </tr>
              {under !== null && (
                <tr>
                  <td colSpan={columns.length} className="words">
                    {under}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
      {footer}
    </table>
  );
}

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
}

function Cell<Row>({ column: { kind, cell }, row }: CellProps<Row>) {
  if (kind === 'header') return <th scope="row">{cell(row)}</th>;
  const name = kind === 'number' ? 'num' : kind === 'words' ? 'words' : undefined;
  return <td className={name}>{cell(row)}</td>;
}
