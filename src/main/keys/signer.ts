import type { AppError } from '../../shared/domain/app-error.ts';
import type { AuditEntry } from '../../shared/domain/history.ts';
import type { ClientOrderId, Hex, OrderDigest } from '../../shared/domain/ids.ts';
import type { OrderSignatureFacts } from '../../shared/domain/order.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../core/ports.ts';
import type { AuditSink } from '../db/audit-sink.ts';
import { checkSessionCall } from './allow-list.ts';
import { checkInvalidation } from './check-invalidation.ts';
import type { DelegateKeys } from './delegate-keys.ts';
import {
  engineOrderDigest,
  invalidateNonceDigest,
  type LeveragedOrder,
  type NonceInvalidation,
  type SessionCall,
  type SessionDomain,
  sessionCallDigest,
} from './typed-data.ts';

export interface SignOrderRequest {
  readonly clientOrderId: ClientOrderId;
  readonly order: LeveragedOrder;
  readonly call: SessionCall;
  /** The EIP-712 domain the call was built for. */
  readonly domain: SessionDomain;
  readonly session: Session;
  /** The venue's FRESHLY fetched configuration, to check the call, the order and the domain against. */
  readonly config: VenueConfig;
  /** For the audit log, e.g. `open-long 4 USDC`. */
  readonly why: string;
}

/** Stays in main's memory until it is posted; only the hashes are ever stored. */
export interface SignedOrder {
  readonly signature: Hex;
  readonly orderHash: SessionCall['dataHash'];
  readonly orderDigest: OrderDigest;
}

interface SignInvalidationRequest {
  readonly clientOrderId: ClientOrderId;
  readonly invalidation: NonceInvalidation;
  /** The order's journaled signature facts; no other nonce is invalidated. */
  readonly signed: OrderSignatureFacts;
  readonly domain: SessionDomain;
  readonly session: Session;
  /** The configuration to sign for. It need not be fresh: cancelling must work while the venue is down. */
  readonly config: VenueConfig;
  /** For the audit log. */
  readonly why: string;
}

export interface Signer {
  /**
   * Checks the request against the allow-list, signs with the session's delegate key, writes the audit entry, and only
   * then returns the signature. Errors: SIGNING_REFUSED (the first refusal), those of `DelegateKeys`.
   */
  signOrder(request: SignOrderRequest): Promise<Result<SignedOrder, AppError>>;
  /** The same for invalidating a nonce to cancel its order. Same errors. */
  signNonceInvalidation(request: SignInvalidationRequest): Promise<Result<Hex, AppError>>;
}

export interface SignerOptions {
  readonly delegateKeys: DelegateKeys;
  readonly audit: AuditSink;
  readonly clock: Clock;
  /** The chain the user configured. */
  readonly chainId: number;
}

/** The only way to get a delegate's signature for an order or its cancellation. */
export function createSigner(options: SignerOptions): Signer {
  const { delegateKeys, audit, clock, chainId } = options;
  const seconds = (): number => Math.floor(clock.now() / 1_000);

  const sign = async (
    { delegate, sessionId }: Session,
    entry: Pick<AuditEntry, 'what' | 'why' | 'clientOrderId'> & { readonly digest: Hex },
  ): Promise<Result<Hex, AppError>> => {
    const signer = await delegateKeys.signer(delegate);
    if (!signer.ok) return signer;
    const signature = await signer.value.sign(entry.digest);
    audit.append({ at: clock.now(), signer: delegate, sessionId, ...entry });
    return ok(signature);
  };

  return {
    async signOrder(request) {
      const { order, call, domain, session, config, clientOrderId, why } = request;
      const check = { order, call, domain, session, config, chainId, now: seconds() };
      const [refusal] = checkSessionCall(check);
      if (refusal !== undefined) return err(refusal);
      const digest = sessionCallDigest(call, domain);
      const signature = await sign(session, { what: 'order', why, digest, clientOrderId });
      if (!signature.ok) return signature;
      return ok({
        signature: signature.value,
        orderHash: call.dataHash,
        orderDigest: engineOrderDigest(call.dataHash, config),
      });
    },

    async signNonceInvalidation({ clientOrderId, why, ...request }) {
      const [refusal] = checkInvalidation({ ...request, chainId, now: seconds() });
      if (refusal !== undefined) return err(refusal);
      const digest = invalidateNonceDigest(request.invalidation, request.domain);
      return sign(request.session, { what: 'invalidate-nonce', why, digest, clientOrderId });
    },
  };
}
