import type { FundingEvent } from '../../../shared/domain/history.ts';
import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { decimal, toText } from '../../../shared/math/decimal.ts';
import { bridge } from '../../bridge.ts';
import { formatNumber } from '../../format/number.ts';
import { formatDateTime } from '../../format/time.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { PAGE_SIZE, usePages } from '../../stores/use-pages.ts';
import { CoverageLine } from '../../ui/coverage-line.tsx';
import { FigureText } from '../../ui/figure-text.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Panel } from '../../ui/panel.tsx';

/** The venue sends the rate as a plain decimal; the percent sign is added here. */
const percent = (rate: string): string => `${toText(decimal(rate).times(decimal('100')))} %`;

/** Funding of the account, from this computer's database. */
export function Funding() {
  const account = useSlice('activeAccount');
  const coverage = useSlice('coverage').find(({ kind }) => kind === 'funding');
  return (
    <Panel
      title="Funding"
      asOf={coverage?.checkedAt ?? null}
      actions={<CoverageLine kind="funding" />}
    >
      {account ? (
        <Rows account={account} held={coverage?.rows ?? 0} />
      ) : (
        <p className="empty">No account is open.</p>
      )}
    </Panel>
  );
}

function Rows({ account, held }: { readonly account: OwnerAddress; readonly held: number }) {
  const pages = usePages<FundingEvent>(`${account} ${held}`, (cursor) =>
    bridge.call('history.funding', { account, cursor, limit: PAGE_SIZE }),
  );
  return (
    <div className="stack">
      {pages.rows.length > 0 && (
        <table className="table">
          <caption className="visually-hidden">Funding</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Market</th>
              <th scope="col" className="num">
                Rate
              </th>
              <th scope="col" className="num">
                Amount, USD
              </th>
            </tr>
          </thead>
          <tbody>
            {pages.rows.map((event) => (
              <tr key={event.id}>
                <td>{formatDateTime(event.at)}</td>
                <td>{event.symbol}</td>
                <td className="num">{percent(event.rate)}</td>
                <td className="num">
                  <FigureText figure={event.amount} format={(value) => formatNumber(value, 6)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreRows pages={pages} empty="No funding yet." />
    </div>
  );
}
