import { z } from 'zod';

const httpFault = z.strictObject({
  /** Matches requests whose path starts with this. */
  path: z.string().startsWith('/'),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  /** The number of matching requests to affect. */
  times: z.int().positive(),
  /**
   * `status`: refuses without handling. The others handle the request first, then `delay` the answer, `hang` without an
   * answer, or `destroy` the connection.
   */
  does: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('status'), status: z.int().min(400).max(599) }),
    z.strictObject({ kind: z.literal('delay'), ms: z.int().nonnegative() }),
    z.strictObject({ kind: z.literal('hang') }),
    z.strictObject({ kind: z.literal('destroy') }),
  ]),
});

/** Every fault the venue can show on command. */
const faultsSchema = z.strictObject({
  /** Accept orders, execute none. */
  holdExecution: z.boolean(),
  /** Send orders without first simulating them, so that some revert. */
  blindExecution: z.boolean(),
  /** Sockets stay open, but nothing is sent, not even a pong. */
  stallSockets: z.boolean(),
  /** New sockets are refused. */
  refuseSockets: z.boolean(),
  delayFramesMs: z.int().nonnegative(),
  /** How many times each frame is sent. */
  repeatFrames: z.int().min(1).max(10),
  /** Collect this many frames of a socket, then send them newest first. 0 keeps the order. */
  shuffleFrames: z.int().nonnegative().max(100),
  /** `balance_update` without `balances`. */
  signalOnlyBalances: z.boolean(),
  /** `price` and `fee` of history rows in base units, as in very old rows. */
  legacyRows: z.boolean(),
  /** Closed positions remain in the list, with their documented reasons. */
  ghostRows: z.boolean(),
  /** `"0"` for health factor and liquidation prices: the venue could not read them. */
  zeroRisk: z.boolean(),
  /** Support `ocoGroupId`: announced by the venue but not shipped, so off by default. */
  ocoGroups: z.boolean(),
  /**
   * The relayer's rate: `GET /leverage/fee` returns it, and an order that pays less is refused. Null, as on the dev
   * venue: no such endpoint, and any fee is accepted.
   */
  feeBps: z.int().min(0).max(10_000).nullable(),
  /**
   * What `DELETE /leverage/orders/{id}` does: answers 501, like a venue without it; cancels; or claims to cancel but
   * leaves the order unchanged.
   */
  cancelEndpoint: z.enum(['none', 'cancels', 'promises']),
  /** Overridden fields of `/leverage/config`. */
  config: z.record(z.string(), z.union([z.string(), z.number()])),
  http: z.array(httpFault),
});

export type Faults = z.output<typeof faultsSchema>;

export type HttpFault = Faults['http'][number];

/** The faults to change; omitted ones are unchanged. */
export const faultChanges = faultsSchema.partial();
export type FaultChanges = z.output<typeof faultChanges>;

const noFaults: Faults = {
  holdExecution: false,
  blindExecution: false,
  stallSockets: false,
  refuseSockets: false,
  delayFramesMs: 0,
  repeatFrames: 1,
  shuffleFrames: 0,
  signalOnlyBalances: false,
  legacyRows: false,
  ghostRows: false,
  zeroRisk: false,
  ocoGroups: false,
  feeBps: null,
  cancelEndpoint: 'none',
  config: {},
  http: [],
};

/** The active faults. Changes apply immediately. */
export class FaultSwitch {
  private current = noFaults;
  private readonly listeners = new Set<() => void>();

  get now(): Faults {
    return this.current;
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Replaces the named faults and leaves the others. */
  set(changes: FaultChanges): void {
    this.current = faultsSchema.parse({ ...this.current, ...changes });
    for (const listener of this.listeners) listener();
  }

  clear(): void {
    this.set(noFaults);
  }

  /** The fault for this request, if any; counts it as used. */
  takeHttp(method: string, path: string): HttpFault['does'] | undefined {
    const hit = this.current.http.find(
      (fault) => path.startsWith(fault.path) && (fault.method ?? method) === method,
    );
    if (hit === undefined) return undefined;
    const left = hit.times - 1;
    this.current = {
      ...this.current,
      http: this.current.http.flatMap((fault) =>
        fault !== hit ? [fault] : left === 0 ? [] : [{ ...fault, times: left }],
      ),
    };
    return hit.does;
  }
}
