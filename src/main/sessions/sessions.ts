import type { AppError } from '../../shared/domain/app-error.ts';
import type {
  DecimalString,
  OwnerAddress,
  SessionId,
  TokenAddress,
} from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import type { Result } from '../../shared/result.ts';

export interface CreateSessionInput {
  readonly account: OwnerAddress;
  /** Sends what the owner signs and pays for the gas; null if the owner sends the transaction. */
  readonly payer: OwnerAddress | null;
  readonly validForSeconds: number;
  /** 0 means unlimited. */
  readonly maxCalls: number;
  readonly maxFeeBps: number;
  readonly limits: readonly {
    readonly token: TokenAddress;
    readonly limit: DecimalString | 'unlimited';
  }[];
}

export interface Sessions {
  /** Creates the delegate key, saves the row, sends the transaction; returns the session as it then is on chain. */
  create(input: CreateSessionInput, config: VenueConfig): Promise<Result<Session, AppError>>;
  /** Rows with the current state on chain and in the keychain, each on its own; `unknown` where the chain did not answer. */
  refresh(account: OwnerAddress, config: VenueConfig): Promise<readonly Session[]>;
  /** `payer` as for `create`. */
  revoke(
    sessionId: SessionId,
    config: VenueConfig,
    payer: OwnerAddress | null,
  ): Promise<Result<Session, AppError>>;
  selfTest(sessionId: SessionId): Promise<Result<Session, AppError>>;
  /** Deletes the delegate key of a session that can never be used again. Error: SESSION_STILL_USABLE for any other. */
  forgetKey(sessionId: SessionId, config: VenueConfig): Promise<Result<Session, AppError>>;
}
