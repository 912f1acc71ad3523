import type { AppError } from '../../shared/domain/app-error.ts';
import { delegateAddress, ownerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChainFill, NonceConsumption, SessionFacts } from '../chain/chain.ts';
import type { EvidenceSources } from '../orders/gather-evidence.ts';
import type { VenueOrder } from '../venue/rows/order.ts';
import type { VenueError } from '../venue/venue-error.ts';

/** A venue and a chain whose answers the test sets; until then neither can be reached. */
export interface ScriptedSources extends EvidenceSources {
  listOrders: () => Promise<Result<readonly VenueOrder[], VenueError>>;
  blockTime: Result<number, AppError>;
  /** The session's next nonce. */
  nonce: number;
  nonceUse: NonceConsumption | null;
  fill: ChainFill | null;
  /** How many requests the venue received. */
  readonly asked: number;
}

const SESSION: SessionFacts = {
  owner: ownerAddress(`0x${'aA'.repeat(20)}`),
  delegate: delegateAddress(`0x${'d1'.repeat(20)}`),
  validAfter: 0,
  validUntil: 2_000_000_000,
  maxCalls: 0,
  maxFeeBps: 100,
  revoked: false,
  nonce: 0,
  remaining: [],
};

export function scriptedSources(): ScriptedSources {
  let asked = 0;
  const script: ScriptedSources = {
    listOrders: async () => err({ kind: 'unknown', detail: 'time-out' }),
    blockTime: err({ code: 'CHAIN_UNREACHABLE', detail: 'time-out' }),
    nonce: 0,
    nonceUse: null,
    fill: null,
    get asked() {
      return asked;
    },
    venue: {
      listOrders() {
        asked += 1;
        return script.listOrders();
      },
    },
    chain: {
      latestBlock: async () =>
        script.blockTime.ok
          ? ok({ number: 1n, timestamp: script.blockTime.value })
          : script.blockTime,
      session: async () => ok({ ...SESSION, nonce: script.nonce }),
      nonceConsumption: async () => ok(script.nonceUse),
      fillOf: async () => ok(script.fill),
      isDigestDone: async () => ok(script.fill !== null),
    },
  };
  return script;
}

/** A venue row that echoes none of the signed fields. */
export const venueRow = (
  differs: Partial<VenueOrder> & Pick<VenueOrder, 'venueOrderId'>,
): VenueOrder => ({
  account: SESSION.owner,
  status: 'pending',
  terms: null,
  sessionId: null,
  nonce: null,
  orderHash: null,
  orderDigest: null,
  fill: null,
  failure: null,
  createdAt: null,
  updatedAt: null,
  ...differs,
});
