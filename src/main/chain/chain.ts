import type { AccountSetup } from '../../shared/domain/account-setup.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type {
  DecimalString,
  DelegateAddress,
  OrderDigest,
  OrderHash,
  OwnerAddress,
  SessionId,
  TokenAddress,
  TxHash,
  UnixMs,
  UnixSeconds,
} from '../../shared/domain/ids.ts';
import type { RiskAccount } from '../../shared/domain/risk-account.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { Token } from '../../shared/domain/token.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import type { AccountValues } from '../../shared/math/account-values.ts';
import type { Result } from '../../shared/result.ts';
import type { LeveragedOrder } from '../keys/typed-data.ts';

type Read<T> = Promise<Result<T, AppError>>;

/**
 * Reads from the chain. Errors of every read: CHAIN_UNREACHABLE (no answer, or an invalid one), WRONG_CHAIN,
 * CHAIN_REVERTED with the name of the contract's error.
 */
export interface Chain {
  readonly chainId: number;
  latestBlock(): Read<BlockFacts>;
  /** The node's suggested gas price, in native base units per unit of gas. */
  gasPrice(): Read<bigint>;
  /** Every asset the venue has ever listed, in listing order. Read once, then cached. */
  tokens(): Read<readonly Token[]>;
  /** All figures are from one block, interest up to it included. An asset without a fresh oracle price has `price: null`. */
  riskAccount(owner: OwnerAddress): Read<RiskAccount>;
  accountSetup(owner: OwnerAddress, config: VenueConfig): Read<AccountSetup>;
  /** Null if the session manager has no such session. All figures are from one block. */
  session(
    config: VenueConfig,
    id: SessionId,
    tokens: readonly TokenAddress[],
  ): Read<SessionFacts | null>;
  /** The nonce for the session's next call, in one round trip; 0 for an unknown session. */
  sessionNonce(config: VenueConfig, id: SessionId): Read<number>;
  /** True once the engine has filled OR cancelled the order. */
  isDigestDone(config: VenueConfig, digest: OrderDigest): Read<boolean>;
  /** What used this nonce, searching back to `since`; null if nothing did. */
  nonceConsumption(query: NonceQuery): Read<NonceConsumption | null>;
  /** The fill of this order, searching back to `since`; null if there is none. */
  fillOf(query: FillQuery): Read<ChainFill | null>;
  /**
   * Simulates filling an order at the latest block. Signs nothing and changes nothing. Additional error: NOT_AVAILABLE
   * if the order cannot be simulated.
   */
  simulate(query: SimulationQuery): Read<Simulation>;
}

export interface BlockFacts {
  readonly number: bigint;
  readonly timestamp: UnixSeconds;
}

export interface SessionFacts {
  readonly owner: OwnerAddress;
  readonly delegate: DelegateAddress;
  readonly validAfter: UnixSeconds;
  readonly validUntil: UnixSeconds;
  readonly maxCalls: number;
  readonly maxFeeBps: number;
  readonly revoked: boolean;
  readonly nonce: number;
  /** Tokens left to spend, one entry per requested token. */
  readonly remaining: readonly SessionRemaining[];
}

interface SessionRemaining {
  readonly token: TokenAddress;
  readonly amount: DecimalString | 'unlimited';
}

export interface NonceQuery {
  readonly config: VenueConfig;
  readonly sessionId: SessionId;
  readonly nonce: number;
  readonly since: UnixMs;
}

export type NonceConsumption =
  | { readonly kind: 'consumed'; readonly dataHash: OrderHash; readonly txHash: TxHash }
  | { readonly kind: 'invalidated'; readonly txHash: TxHash };

export interface FillQuery {
  readonly config: VenueConfig;
  readonly owner: OwnerAddress;
  readonly digest: OrderDigest;
  readonly since: UnixMs;
}

export interface ChainFill {
  readonly txHash: TxHash;
  readonly at: UnixMs;
  readonly sellToken: TokenAddress;
  readonly buyToken: TokenAddress;
  readonly sellAmount: DecimalString;
  readonly feeAmount: DecimalString;
  /** Tokens the engine received in this transaction; null if the receipt does not show it. */
  readonly boughtAmount: DecimalString | null;
}

export interface SimulationQuery {
  readonly config: VenueConfig;
  readonly order: LeveragedOrder;
  /** The session that would submit the order. */
  readonly session: Pick<Session, 'sessionId' | 'delegate'>;
  /** The amount the fill delivers, in base units of the buy token. */
  readonly delivered: bigint;
}

interface Simulation {
  readonly before: RiskAccount;
  readonly fill: SimulatedFill;
}

/**
 * `fills` holds the account's values after the fill, in USD, as the contracts compute them; `refused` holds the
 * contract's error.
 */
export type SimulatedFill =
  | {
      readonly kind: 'fills';
      readonly values: Pick<AccountValues, 'equity' | 'debt' | 'maintenance'>;
    }
  | { readonly kind: 'refused'; readonly errorName: string; readonly detail: string };

export interface TxReceiptFacts {
  readonly txHash: TxHash;
  readonly status: 'success' | 'reverted';
  readonly blockNumber: bigint;
  readonly gasUsed: bigint;
  /** Native base units paid per unit of gas. */
  readonly effectiveGasPrice: bigint;
}
