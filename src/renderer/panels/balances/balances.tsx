import type { RiskAccount } from '../../../shared/domain/risk-account.ts';
import { accountValues } from '../../../shared/math/account-values.ts';
import { toText } from '../../../shared/math/decimal.ts';
import { formatNumber } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { NoRows } from '../../ui/no-rows.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type BalanceRow, balanceRows } from './balance-rows.ts';

/** What the account holds and owes of each token, and what it is worth; replaced by every frame that carries it. */
export function Balances() {
  const { value: balances, asOf } = useSlice('balances');
  const { value: risk } = useSlice('risk');
  const rows = balanceRows(balances, risk);
  return (
    <Panel title="Balances" asOf={asOf}>
      {rows.length === 0 ? (
        <NoRows asOf={asOf} words="No balances." />
      ) : (
        <table className="table">
          <caption className="visually-hidden">Balances</caption>
          <thead>
            <tr>
              <th scope="col">Token</th>
              <th scope="col" className="num">
                Total
              </th>
              <th scope="col" className="num">
                Owed
              </th>
              <th scope="col" className="num">
                Value, USD
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TokenRow key={row.token} row={row} />
            ))}
          </tbody>
          {risk && <Equity risk={risk} />}
        </table>
      )}
    </Panel>
  );
}

function TokenRow({ row: { token, symbol, total, owed, usdValue } }: { readonly row: BalanceRow }) {
  return (
    <tr>
      <th scope="row" title={token}>
        {symbol}
      </th>
      <td className="num">{formatNumber(total, 4)}</td>
      <td className="num">{owed === null ? '?' : formatNumber(owed, 4, 'ceil')}</td>
      <td className="num">
        <FigureText figure={usdValue} format={(value) => formatNumber(value, 2)} />
      </td>
    </tr>
  );
}

/** What would be left if everything were sold and paid back, by the oracle's prices. */
function Equity({ risk }: { readonly risk: RiskAccount }) {
  const values = accountValues(risk);
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={3}>
          Equity
        </th>
        <td className="num">{values ? formatNumber(toText(values.equity), 2) : '?'}</td>
      </tr>
    </tfoot>
  );
}
