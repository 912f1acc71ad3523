import type { AppError } from '../../shared/domain/app-error.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export interface Faucet {
  /** Asks the paper venue for funds. Errors: FAUCET_UNREACHABLE, VENUE_REFUSED with the HTTP status as its code. */
  fund(owner: OwnerAddress): Promise<Result<null, AppError>>;
}

const TIMEOUT_MS = 15_000;
const MAX_MESSAGE = 200;

/** The paper venue's faucet: `POST` to its URL. */
export function createFaucet(url: string): Faucet {
  return {
    async fund(owner) {
      try {
        const reply = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ address: owner }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (reply.ok) return ok(null);
        const message = (await reply.text()).slice(0, MAX_MESSAGE);
        return err({ code: 'VENUE_REFUSED', venueCode: `HTTP ${reply.status}`, message });
      } catch (cause) {
        const detail = cause instanceof Error ? cause.message : `${cause}`;
        return err({ code: 'FAUCET_UNREACHABLE', detail });
      }
    },
  };
}
