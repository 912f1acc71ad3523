import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Devnet, startDevnet } from '../../devnet/start.ts';
import { type Keyring, startKeyring } from '../../scripts/keyring/start-keyring.ts';
import { type LaunchedApp, launchApp } from './launch.ts';
import { nodeAt } from './node.ts';

/** A trader's desk: its own chain, venue, keychain and data folder, and the app. */
export interface Desk {
  readonly devnet: Devnet;
  readonly keyring: Keyring;
  /** The app's data folder, kept between starts. */
  readonly userData: string;
  /**
   * Moves the clock of the venue and its chain forward by `seconds`. The app's clock does not move, so its orders
   * expire.
   */
  passTime(seconds: number): Promise<void>;
  /** Starts or restarts the app on the same data, venue and keychain. */
  open(env?: Readonly<Record<string, string>>): Promise<LaunchedApp>;
  /** Closes the app and stops everything. */
  close(): Promise<void>;
}

/** Starts everything but the app. `display` is added to the app's environment. */
export async function startDesk(display: Readonly<Record<string, string>>): Promise<Desk> {
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const [devnet, keyring, userData] = await Promise.all([
    startDevnet({ venue: { control: true, now } }),
    startKeyring({ state: 'unlocked' }),
    mkdtemp(join(tmpdir(), 'ballast-desk-')),
  ]);
  const { chain, venue } = devnet;
  const settings = {
    BALLAST_ENVIRONMENT: 'paper',
    BALLAST_EXECUTOR_URL: venue.restUrl,
    BALLAST_INDEXER_URL: venue.restUrl,
    BALLAST_WS_URL: venue.wsUrl,
    BALLAST_RPC_URL: chain.rpcUrl,
    BALLAST_CHAIN_ID: '146',
    BALLAST_FAUCET_URL: `${venue.restUrl}/paper/fund`,
    BALLAST_POSITIONS_MANAGER: chain.contracts.positionsManager,
  };
  const running = new Set<LaunchedApp>();
  return {
    devnet,
    keyring,
    userData,
    async passTime(seconds) {
      const node = nodeAt(chain.rpcUrl);
      await node.increaseTime({ seconds });
      await node.mine({ blocks: 1 });
      aheadMs += seconds * 1_000;
    },
    async open(env) {
      const app = await launchApp({
        userData,
        env: { ...display, ...keyring.env, ...settings, ...env },
      });
      running.add(app);
      app.app.once('close', () => running.delete(app));
      return app;
    },
    async close() {
      for (const app of running) await app.close();
      await devnet.stop();
      await keyring.stop();
      await rm(userData, { recursive: true, force: true });
    },
  };
}
