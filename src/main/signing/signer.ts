import type { AppError } from '../../shared/contract/app-error.ts';
import type { ClientOrderId, Hex, OrderDigest } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { VenueConfig } from '../../shared/domain/venue-config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { checkSessionCall } from './allow-list.ts';
import type { AuditSink } from './audit-sink.ts';
import type { DelegateKeys } from './delegate-keys.ts';
import {
  engineOrderDigest,
  type LeveragedOrder,
  type SessionCall,
  type SessionDomain,
  sessionCallDigest,
} from './typed-data.ts';

export interface SignOrderRequest {
  readonly clientOrderId: ClientOrderId;
  readonly order: LeveragedOrder;
  readonly call: SessionCall;
  /** The domain the call was built for. */
  readonly domain: SessionDomain;
  readonly session: Session;
  /** The venue's configuration fetched NOW: what the call, the order and the domain are checked against. */
  readonly config: VenueConfig;
  /** For the audit log, e.g. `open-long 4 USDC`. */
  readonly why: string;
}

/** Stays in main's memory until it is posted; only the hashes are ever stored. */
export interface SignedOrder {
  readonly signature: Hex;
  readonly orderHash: SessionCall['dataHash'];
  readonly orderDigest: OrderDigest;
  readonly callDigest: Hex;
}

export interface Signer {
  /**
   * Checks against the allow-list, signs with the session's delegate key, writes the audit entry, and only then
   * hands the signature out. Errors: SIGNING_REFUSED (the first refusal), those of `DelegateKeys`.
   */
  signOrder(request: SignOrderRequest): Promise<Result<SignedOrder, AppError>>;
}

export interface SignerOptions {
  readonly delegateKeys: DelegateKeys;
  readonly audit: AuditSink;
  readonly clock: Clock;
  /** The chain the user configured. */
  readonly chainId: number;
}

/** The only way to a delegate's signature over an order. */
export function createSigner(options: SignerOptions): Signer {
  const { delegateKeys, audit, clock, chainId } = options;
  return {
    async signOrder(request) {
      const { order, call, domain, session, config } = request;
      const now = Math.floor(clock.now() / 1_000);
      const [refusal] = checkSessionCall({ order, call, domain, session, config, chainId, now });
      if (refusal !== undefined) return err(refusal);

      const signer = await delegateKeys.signer(session.delegate);
      if (!signer.ok) return signer;
      const callDigest = sessionCallDigest(call, domain);
      const signature = await signer.value.sign(callDigest);

      audit.append({
        at: clock.now(),
        signer: session.delegate,
        what: 'order',
        why: request.why,
        digest: callDigest,
        sessionId: session.sessionId,
        clientOrderId: request.clientOrderId,
      });
      const orderDigest = engineOrderDigest(call.dataHash, config);
      return ok({ signature, orderHash: call.dataHash, orderDigest, callDigest });
    },
  };
}
