import type { LaunchedApp } from './launch.ts';
import { openSlowLine, type SlowLine } from './node.ts';
import { type Desk, startDesk } from './start-desk.ts';
import { expect, expectConnection, snapshotOf } from './trader.ts';

/**
 * A desk that the tests of a worker share, for stories that change neither the app's settings nor its data folder:
 * starting one takes longer than most of them. Each test finds a calm market, a page without entries, and trades with an
 * account of its own.
 */
export interface SharedDesk
  extends Pick<Desk, 'devnet' | 'passTime'>,
    Pick<LaunchedApp, 'app' | 'inMain' | 'page'> {
  /** The line between the app and the node. */
  readonly line: SlowLine;
}

export interface OpenedDesk {
  readonly desk: SharedDesk;
  /** Makes it ready for the next test. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export async function openSharedDesk(
  display: Readonly<Record<string, string>>,
): Promise<OpenedDesk> {
  const own = await startDesk(display);
  const { chain, venue } = own.devnet;
  const line = await openSlowLine(chain.rpcUrl);
  const { app, inMain, page } = await own.open({ BALLAST_RPC_URL: line.url });
  let passedMs = 0;

  /** Sets the app's clock to the chain's; the orders of a clock that is behind would be born expired. */
  const catchUp = async (ms: number): Promise<void> => {
    const now = await inMain(async (_, by) => {
      const before = Date.now;
      Date.now = () => before() + by;
      return Date.now();
    }, ms);
    await page.addInitScript((by) => {
      const before = Date.now;
      Date.now = () => before() + by;
    }, ms);
    // The app takes a jump of its clock for a computer that slept, and connects again.
    await expect
      .poll(async () => {
        const { state, since } = (await snapshotOf(page)).connection;
        return state === 'live' && since >= now;
      })
      .toBe(true);
  };

  return {
    desk: {
      devnet: own.devnet,
      app,
      inMain,
      page,
      line,
      async passTime(seconds) {
        await own.passTime(seconds);
        passedMs += seconds * 1_000;
      },
    },
    async tidy() {
      line.letGo();
      await venue.control({ command: 'clear-faults' });
      await venue.control({ command: 'set-spread', bps: 0 });
      await venue.control({ command: 'set-price', asset: 'wS', usd: '0.0458' });
      await chain.setBorrowingPaused('USDC', false);
      if (passedMs > 0) await catchUp(passedMs);
      passedMs = 0;
      await page.reload();
      await expectConnection(page, 'live');
    },
    async close() {
      await own.close();
      line.close();
    },
  };
}
