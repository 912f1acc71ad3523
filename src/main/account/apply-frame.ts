import type { ConnectionReason } from '../../shared/domain/connection.ts';
import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import type { OwnerAddress } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Core } from '../core/open-core.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import type { AccountSync } from './account-sync.ts';
import { elsewhereOrderId } from './elsewhere-order.ts';
import type { HeldOrderFrames } from './held-order-frames.ts';
import type { RefreshSoon } from './refresh-soon.ts';

type OrderFrame = Extract<AccountFrame, { kind: 'order' }>;

export interface ApplyFrameOptions {
  readonly held: HeldOrderFrames;
  readonly sync: Pick<AccountSync, 'replaceBalances' | 'refreshBalances'>;
  readonly refresh: Pick<RefreshSoon, 'afterNews'>;
}

/**
 * Applies one message of the account channel to rows and slices. Never throws for what a frame holds. An error says why
 * the stream can no longer be trusted: take a snapshot.
 */
export type ApplyFrame = (frame: AccountFrame) => Result<null, ConnectionReason>;

export function createApplyFrame(
  core: Pick<Core, 'settings' | 'database' | 'recorder' | 'state' | 'notices' | 'background'>,
  { held, sync, refresh }: ApplyFrameOptions,
): ApplyFrame {
  const { recorder, state, notices, background } = core;
  const { chainId } = core.settings;
  let latestBlock = -1;

  const record = (account: OwnerAddress, { venueOrderId, event, createdAt }: OrderFrame): void => {
    recorder.recordByVenueId(venueOrderId, event, (id) =>
      createElsewhereOrder({
        clientOrderId: elsewhereOrderId(id),
        venueOrderId: id,
        terms: null,
        account,
        chainId,
        at: createdAt ?? event.at,
      }),
    );
    if (event.type !== 'pending') refresh.afterNews();
  };

  /** The account is noted now: another may be on show by the time a held frame is recorded. */
  const takeOrder = (frame: OrderFrame): void => {
    const account = state.current.activeAccount;
    if (!account) return;
    const apply = (): void => record(account, frame);
    const isKnown = core.database.orders.byVenueId(frame.venueOrderId) !== null;
    if (isKnown) apply();
    else held.whenFree(apply);
  };

  const takeBalances = (frame: Extract<AccountFrame, { kind: 'balances' }>): void => {
    if (frame.blockNumber !== null && frame.blockNumber < latestBlock) return;
    latestBlock = frame.blockNumber ?? latestBlock;
    sync.replaceBalances(frame.balances);
    refresh.afterNews();
  };

  return (frame) => {
    switch (frame.kind) {
      case 'order':
        takeOrder(frame);
        break;
      case 'balances':
        takeBalances(frame);
        break;
      case 'balances-stale':
        background.run('balances', sync.refreshBalances);
        refresh.afterNews();
        break;
      case 'unknown-type':
        notices.add({ code: 'UNKNOWN_FRAME_TYPE', type: frame.type });
        break;
      case 'malformed': {
        const suspect = { code: 'STREAM_SUSPECT', detail: frame.detail } as const;
        notices.add(suspect);
        return err(suspect);
      }
      case 'subscribed':
      case 'pong':
      case 'foreign':
        break;
    }
    return ok(null);
  };
}
