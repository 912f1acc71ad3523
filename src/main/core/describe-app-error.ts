import type { AppError } from '../../shared/domain/app-error.ts';

/** One line for a log, a notice or a connection's reason. The page has its own words for the errors it shows. */
export function describeAppError(error: AppError): string {
  if (error.code === 'VENUE_UNREACHABLE') return `the venue cannot be reached: ${error.detail}`;
  if (error.code === 'CHAIN_UNREACHABLE') return `the chain cannot be read: ${error.detail}`;
  if (error.code === 'WRONG_CHAIN') {
    return `the ${error.of} is on chain ${error.actual}, the settings say ${error.expected}`;
  }
  const { code, ...facts } = error;
  const told = Object.values(facts).map((fact) =>
    typeof fact === 'string' ? fact : JSON.stringify(fact),
  );
  return [code, ...told].join(': ');
}
