import { formatNumber } from '../../format/number.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { NoRows } from '../../ui/no-rows.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What the account holds of each token, replaced by every frame that carries it. */
export function Balances() {
  const { value: balances, asOf } = useSlice('balances');
  return (
    <Panel title="Balances" asOf={asOf}>
      {balances.length === 0 ? (
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
                Value, USD
              </th>
            </tr>
          </thead>
          <tbody>
            {balances.map(({ token, symbol, total, usdValue }) => (
              <tr key={token}>
                <th scope="row" title={token}>
                  {symbol}
                </th>
                <td className="num">{formatNumber(total, 4)}</td>
                <td className="num">
                  <FigureText figure={usdValue} format={(value) => formatNumber(value, 2)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
