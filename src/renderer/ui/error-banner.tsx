import type { AppError } from '../../shared/domain/app-error.ts';
import { errorWords } from '../words/errors.ts';
import { violationWords } from '../words/risk.ts';

/** Why a command was refused: in words, one line per violation, with the raw facts one click away. */
export function ErrorBanner({ error }: { readonly error: AppError }) {
  return (
    <div className="banner banner-error" role="alert">
      {error.code === 'POLICY_REFUSED' ? (
        <ul>
          {error.violations.map((violation) => (
            <li key={JSON.stringify(violation)}>{violationWords(violation)}</li>
          ))}
        </ul>
      ) : (
        <p>{errorWords(error)}</p>
      )}
      <details>
        <summary>{error.code}</summary>
        <pre>{JSON.stringify(error, null, 2)}</pre>
      </details>
    </div>
  );
}
