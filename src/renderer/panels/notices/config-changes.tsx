import type { ConfigChange } from '../../../shared/domain/venue-config.ts';
import { useCommand } from '../../stores/use-command.ts';
import { ErrorBanner } from '../../ui/error-banner.tsx';

/** Every changed field of the venue's configuration, in full; nothing is signed until the user accepts it. */
export function ConfigChanges({ changes }: { readonly changes: readonly ConfigChange[] }) {
  const accept = useCommand('venue.acceptConfig');
  return (
    <div className="banner banner-warn" role="alert">
      <div className="row">
        <p>
          <strong>The venue’s configuration changed.</strong> Nothing is signed until you accept it.
          Check the new values with the venue first.
        </p>
        <button
          type="button"
          className="btn"
          disabled={accept.pending}
          onClick={() => void accept.run({})}
        >
          Accept
        </button>
      </div>
      <ul>
        {changes.map(({ field, from, to }) => (
          <li key={field}>
            {field}: <span className="mono">{from}</span> → <span className="mono">{to}</span>
          </li>
        ))}
      </ul>
      {accept.error && <ErrorBanner error={accept.error} />}
    </div>
  );
}
