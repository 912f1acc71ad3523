import type { BalanceRow } from '../indexer/balance-rows.ts';
import type { BalanceTouch } from '../indexer/index-event.ts';
import type { AccountChannel } from './account-channel.ts';
import { balanceFrame } from './frames.ts';

/** A slower snapshot is omitted, and the frame only signals the change. */
const SNAPSHOT_TIMEOUT_MS = 2000;

/** Publishes `balance_update` frames with the account's balances, in event order. */
export function createBalancePublisher(
  channel: AccountChannel,
  chainId: number,
  signalOnly: () => boolean,
  snapshot: (touch: BalanceTouch) => Promise<readonly BalanceRow[]>,
): (touch: BalanceTouch) => void {
  let line = Promise.resolve();
  return (touch) => {
    if (!channel.hasSubscribers(touch.user)) return;
    line = line.then(async () => {
      const balances = signalOnly() ? undefined : await inTime(snapshot(touch));
      channel.publish(balanceFrame(touch, chainId, balances));
    });
  };
}

/** The value, or `undefined` if it fails or is late. */
async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), SNAPSHOT_TIMEOUT_MS);
  });
  try {
    return await Promise.race([promise.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
