import type { ReactNode } from 'react';
import { unknown, value } from '../../../shared/domain/figure.ts';
import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { accountValues } from '../../../shared/math/account-values.ts';
import { toText } from '../../../shared/math/decimal.ts';
import { formatNumber } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { OwnAge } from '../../ui/age.tsx';
import { FigureText } from '../../ui/figure-text.tsx';
import { NoRows } from '../../ui/no-rows.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table, type TableDefinition } from '../../ui/table.tsx';
import { type BalanceRow, balanceRows } from './balance-rows.ts';

const usd = (amount: string): string => formatNumber(amount, 2);

const TABLE: TableDefinition<BalanceRow> = {
  caption: 'Balances',
  rowKey: ({ token }) => token,
  columns: [
    {
      title: 'Token',
      kind: 'header',
      cell: ({ token, symbol }) => <span title={token}>{symbol}</span>,
    },
    { title: 'Balance', kind: 'number', cell: ({ total }) => formatNumber(total, 4) },
    {
      title: 'Debt',
      kind: 'number',
      cell: ({ owed }) => (
        <FigureText
          figure={owed === null ? unknown('no-data') : value(owed)}
          format={(amount) => formatNumber(amount, 4, 'ceil')}
        />
      ),
    },
    {
      title: 'Value, USD',
      kind: 'number',
      cell: ({ usdValue }) => <FigureText figure={usdValue} format={usd} />,
    },
  ],
};

/** What the account holds and owes of each token, and its equity. */
export function Balances() {
  const { value: balances, asOf } = useSlice('balances');
  const { value: risk, asOf: riskAsOf } = useSlice('risk');
  const rows = balanceRows(balances, risk);
  return (
    <Panel title="Balances" asOf={asOf}>
      {rows.length === 0 ? (
        <NoRows asOf={asOf} words="No balances: deposit margin in the Account tab." />
      ) : (
        <Table
          table={TABLE}
          rows={rows}
          footer={
            risk && (
              <Equity risk={risk}>
                <OwnAge asOf={riskAsOf} panelAsOf={asOf} />
              </Equity>
            )
          }
        />
      )}
    </Panel>
  );
}

/** What would be left if everything were sold and repaid at the oracle's prices. */
function Equity({ risk, children }: { readonly risk: RiskAccount; readonly children: ReactNode }) {
  const values = accountValues(risk);
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={TABLE.columns.length - 1}>
          Equity, USD {children}
        </th>
        <td className="num">
          <FigureText
            figure={values ? value(toText(values.equity)) : unknown('no-data')}
            format={usd}
          />
        </td>
      </tr>
    </tfoot>
  );
}
