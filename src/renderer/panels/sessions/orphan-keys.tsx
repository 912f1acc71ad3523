import { useEffect, useState } from 'react';
import type { DelegateAddress } from '../../../shared/domain/ids.ts';
import { shortHex } from '../../format/short-hex.ts';
import { useSlice } from '../../stores/terminal-store.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';

/** Keys in the keychain that belong to no known session; hidden while there is none. */
export function OrphanKeys() {
  const sessions = useSlice('sessions').value.length;
  const { state } = useSlice('keychain');
  const [orphans, setOrphans] = useState<readonly DelegateAddress[]>([]);
  const list = useCommand('keys.orphans');
  const forget = useCommand('keys.forget');
  const look = async (): Promise<void> => {
    const found = await list.run({});
    if (found.ok) setOrphans(found.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keychain is read again only when its keys may have changed.
  useEffect(() => {
    if (state === 'ready') void look();
  }, [sessions, state]);
  const remove = async (delegate: DelegateAddress): Promise<void> => {
    await forget.run({ delegate });
    await look();
  };
  if (orphans.length === 0) return null;
  return (
    <section className="banner banner-warn" aria-label="Keys without a session">
      <p>
        These keys in the keychain belong to no session that Ballast knows. If another copy of the
        database uses one, revoke its session there first.
      </p>
      <ul>
        {orphans.map((delegate) => (
          <li key={delegate}>
            <span className="mono" title={delegate}>
              {shortHex(delegate)}
            </span>{' '}
            <button
              type="button"
              className="btn btn-quiet"
              aria-label={`Forget key ${shortHex(delegate)}`}
              disabled={forget.pending}
              onClick={() => void remove(delegate)}
            >
              Forget key
            </button>
          </li>
        ))}
      </ul>
      {forget.error && <ErrorBanner error={forget.error} />}
    </section>
  );
}
