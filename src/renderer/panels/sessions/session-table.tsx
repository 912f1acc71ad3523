import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { SessionRow } from './session-row.tsx';

/** What the chain says of each session, and, apart from it, what the keychain says. */
export function SessionTable({ payer }: { readonly payer: OwnerAddress | null }) {
  const { value: sessions } = useSlice('sessions');
  if (sessions.length === 0) {
    return <p className="empty">No session yet: without one nothing can be signed.</p>;
  }
  return (
    <table className="table">
      <caption className="visually-hidden">Sessions</caption>
      <thead>
        <tr>
          <th scope="col">Delegate</th>
          <th scope="col">On chain</th>
          <th scope="col">Key here</th>
          <th scope="col" className="num">
            Ends in
          </th>
          <th scope="col" className="num">
            Calls left
          </th>
          <th scope="col" className="num">
            Max. fee
          </th>
          <th scope="col">Left to spend</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <SessionRow key={session.sessionId} session={session} payer={payer} />
        ))}
      </tbody>
    </table>
  );
}
