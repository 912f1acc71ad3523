import type { AuditEntry } from '../../../shared/domain/history.ts';
import { bridge } from '../../bridge.ts';
import { shortHex } from '../../format/short-hex.ts';
import { formatDateTime } from '../../format/time.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { PAGE_SIZE, usePages } from '../../stores/use-pages.ts';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Every signature this terminal made: what, why, by which key. The signatures themselves are not kept. */
export function Signatures() {
  const orders = useSlice('orders').asOf;
  const sessions = useSlice('sessions').asOf;
  const pages = usePages<AuditEntry>(`${orders} ${sessions}`, (cursor) =>
    bridge.call('history.audit', { cursor, limit: PAGE_SIZE }),
  );
  return (
    <Panel title="Signatures">
      {pages.rows.length > 0 && (
        <table className="table">
          <caption className="visually-hidden">Signatures</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">What</th>
              <th scope="col">Why</th>
              <th scope="col">Signer</th>
              <th scope="col">Digest</th>
            </tr>
          </thead>
          <tbody>
            {pages.rows.map((entry) => (
              <tr key={entry.id}>
                <td>{formatDateTime(entry.at)}</td>
                <td>{entry.what}</td>
                <td className="words">{entry.why}</td>
                <td className="mono" title={entry.signer}>
                  {shortHex(entry.signer)}
                </td>
                <td className="mono" title={entry.digest}>
                  {shortHex(entry.digest)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreRows pages={pages} empty="Nothing was signed yet." />
    </Panel>
  );
}
