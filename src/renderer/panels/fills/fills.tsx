import type { Fill } from '../../../shared/domain/history.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { bridge } from '../../bridge.ts';
import { formatAmount, formatNumber, formatPrice } from '../../format/number.ts';
import { shortHex } from '../../format/short-hex.ts';
import { formatClock, formatDate } from '../../format/time.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { PAGE_SIZE, usePages } from '../../stores/use-pages.ts';
import { CoverageLine } from '../../ui/coverage-line.tsx';
import { FigureText } from '../../ui/figure-text.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RepairedChip } from '../../ui/repaired-chip.tsx';

/** The venue's trades of the account, from this computer's database. */
export function Fills() {
  const account = useSlice('activeAccount');
  const coverage = useSlice('coverage').find(({ kind }) => kind === 'fills');
  return (
    <Panel title="Fills" asOf={coverage?.checkedAt ?? null} actions={<CoverageLine kind="fills" />}>
      {account ? (
        <Rows account={account} held={coverage?.rows ?? 0} />
      ) : (
        <p className="empty">No account is open.</p>
      )}
    </Panel>
  );
}

function Rows({ account, held }: { readonly account: OwnerAddress; readonly held: number }) {
  const pages = usePages<Fill>(`${account} ${held}`, (cursor) =>
    bridge.call('history.fills', { account, cursor, limit: PAGE_SIZE }),
  );
  return (
    <div className="stack">
      {pages.rows.length > 0 && (
        <table className="table">
          <caption className="visually-hidden">Fills</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Market</th>
              <th scope="col">Side</th>
              <th scope="col" className="num">
                Size
              </th>
              <th scope="col" className="num">
                Price
              </th>
              <th scope="col" className="num">
                Notional, USD
              </th>
              <th scope="col" className="num">
                Fee
              </th>
              <th scope="col">Transaction</th>
            </tr>
          </thead>
          <tbody>
            {pages.rows.map((fill) => (
              <FillRow key={fill.id} fill={fill} />
            ))}
          </tbody>
        </table>
      )}
      <MoreRows pages={pages} empty="No fills yet." />
    </div>
  );
}

function FillRow({ fill }: { readonly fill: Fill }) {
  const [base = ''] = fill.symbol.split('-');
  const fee = (value: string) =>
    fill.feeSymbol ? formatAmount(value, fill.feeSymbol, 'ceil') : formatNumber(value, 4, 'ceil');
  return (
    <tr>
      <td>
        {formatClock(fill.at)} <small>{formatDate(fill.at)}</small>
      </td>
      <td>
        {fill.symbol}
        {fill.repaired && <RepairedChip />}
      </td>
      <td className={fill.side === 'buy' ? 'good' : 'bad'}>{fill.side}</td>
      <td className="num">{formatAmount(fill.size, base)}</td>
      <td className="num">
        <FigureText figure={fill.price} format={formatPrice} />
      </td>
      <td className="num">
        <FigureText figure={fill.notional} format={(value) => formatNumber(value, 2)} />
      </td>
      <td className="num">
        <FigureText figure={fill.fee} format={fee} />
      </td>
      <td className="mono" title={fill.txHash ?? undefined}>
        {fill.txHash ? shortHex(fill.txHash) : '—'}
      </td>
    </tr>
  );
}
