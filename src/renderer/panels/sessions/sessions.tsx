import { useSlice } from '../../stores/terminal-store.ts';
import { Panel } from '../../ui/panel.tsx';
import { CreateSession } from './create-session.tsx';
import { OrphanKeys } from './orphan-keys.tsx';
import { SessionRow } from './session-row.tsx';

/** The delegate sessions of the account: what the chain says of each, and, apart from it, what the keychain says. */
export function Sessions() {
  const account = useSlice('activeAccount');
  const { value: sessions, asOf } = useSlice('sessions');
  return (
    <Panel title="Sessions" asOf={asOf}>
      {!account ? (
        <p className="empty">No account is open.</p>
      ) : (
        <div className="stack">
          {sessions.length === 0 ? (
            <p className="empty">No session yet: without one nothing can be signed.</p>
          ) : (
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
                    Calls
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
                  <SessionRow key={session.sessionId} session={session} />
                ))}
              </tbody>
            </table>
          )}
          <OrphanKeys />
          <CreateSession key={account} account={account} />
        </div>
      )}
    </Panel>
  );
}
