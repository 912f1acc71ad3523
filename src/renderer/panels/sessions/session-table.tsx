import type { OwnerAddress } from '../../../shared/domain/ids.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { SessionRow } from './session-row.tsx';

/** Every session key, with its state on chain and, apart from that, in the keychain. */
export function SessionTable({ payer }: { readonly payer: OwnerAddress | null }) {
  const { value: sessions } = useSlice('sessions');
  if (sessions.length === 0) {
    return <p className="empty">No session key yet: create one below to place orders.</p>;
  }
  return (
    <table className="table">
      <caption className="visually-hidden">Sessions</caption>
      <thead>
        <tr>
          <th scope="col">Session key</th>
          <th scope="col">On chain</th>
          <th scope="col">Keychain</th>
          <th scope="col" className="num">
            Expires in
          </th>
          <th scope="col" className="num">
            Orders left
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
