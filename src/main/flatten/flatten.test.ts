import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged } from '../../shared/domain/aged.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Flatten } from '../../shared/domain/flatten.ts';
import { session } from '../../shared/policy/testing.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createFinalOrders } from '../orders/final-orders.ts';
import { signableCall } from '../testing/signable-call.ts';
import { type TempRecorder, tempRecorder } from '../testing/temp-recorder.ts';
import { createFlattens } from './flatten.ts';
import { createFlattenLog } from './flatten-log.ts';

let bench: TempRecorder;
beforeEach(() => {
  bench = tempRecorder();
  const { state, temp, clock } = bench;
  state.set('sessions', aged([{ ...session, account: temp.account }], clock.now()));
});
afterEach(() => bench.temp.remove());

/** Winds an account with one session and nothing else down; the figures are read like this. */
async function flatten(
  refreshFigures: () => Promise<Result<null, AppError>>,
): Promise<{ readonly ended: Flatten | null; readonly revoked: number }> {
  const { core, state, temp } = bench;
  let revoked = 0;
  const unused = (): never => {
    throw new Error('there is nothing to cancel or to close');
  };
  const { config } = signableCall();
  const flattens = createFlattens(core, {
    log: createFlattenLog(core),
    config: { accepted: () => ok(config) },
    sessions: {
      async revoke() {
        revoked += 1;
        return ok(session);
      },
      desired: { set: () => undefined },
    },
    account: { refreshFigures, refreshSessions: async () => undefined },
    orders: {
      cancelOrder: unused,
      closePosition: unused,
      finalOrders: createFinalOrders(core),
    },
  });
  expect(flattens.start({ account: temp.account, payer: null, slippageBps: 100 })).toEqual(
    ok(null),
  );
  await core.background.settled();
  return { ended: state.current.flatten, revoked };
}

const refused = (error: AppError) => ({
  step: 'close',
  state: {
    kind: 'stopped',
    why: { code: 'REFUSED', error },
  },
});

describe('what is open', () => {
  it('is judged by figures that were read for it', async () => {
    const { ended, revoked } = await flatten(async () => {
      bench.state.set('risk', aged(null, bench.clock.now()));
      return ok(null);
    });
    expect([ended?.state.kind, revoked]).toEqual(['done', 1]);
  });

  it('is not judged by old figures: nothing is revoked', async () => {
    bench.state.set('risk', aged(null, bench.clock.now() - 1));
    const { ended, revoked } = await flatten(async () => ok(null));
    expect(ended).toMatchObject(refused({ code: 'ACCOUNT_UNREAD' }));
    expect(revoked).toBe(0);
  });

  it('is not judged while the venue cannot be read: nothing is revoked', async () => {
    const { ended, revoked } = await flatten(async () =>
      err({ code: 'VENUE_UNREACHABLE', detail: 'time-out' } as const),
    );
    expect(ended).toMatchObject(refused({ code: 'VENUE_UNREACHABLE', detail: 'time-out' }));
    expect(revoked).toBe(0);
  });
});
