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
  /** Who sends what the owner signs, and pays for the gas; null for a transaction of the owner's own. */
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
  /** A new delegate key, then the row, then the transaction; returns what the chain then says. */
  create(input: CreateSessionInput, config: VenueConfig): Promise<Result<Session, AppError>>;
  /** Rows with the chain's and the keychain's state of now, apart; `unknown` where the chain did not answer. */
  refresh(account: OwnerAddress, config: VenueConfig): Promise<readonly Session[]>;
  /** `payer` as for `create`. */
  revoke(
    sessionId: SessionId,
    config: VenueConfig,
    payer: OwnerAddress | null,
  ): Promise<Result<Session, AppError>>;
  selfTest(sessionId: SessionId): Promise<Result<Session, AppError>>;
  /** Deletes the delegate key of a session that can never be used again; refused for any other. */
  forgetKey(sessionId: SessionId, config: VenueConfig): Promise<Result<Session, AppError>>;
}
