import { createElsewhereOrder } from '../../shared/domain/create-order.ts';
import type { OwnerAddress, VenueOrderId } from '../../shared/domain/ids.ts';
import type { Background } from '../core/background.ts';
import type { Notices } from '../core/notices.ts';
import type { StateStore } from '../core/state.ts';
import type { Orders } from '../db/database.ts';
import type { HeldOrderFrames } from '../orders/held-order-frames.ts';
import type { OrderRecorder } from '../orders/order-recorder.ts';
import type { AccountFrame } from '../venue/channel/account-frame.ts';
import type { AccountSync } from './account-sync.ts';
import { elsewhereOrderId } from './elsewhere-order.ts';

type OrderFrame = Extract<AccountFrame, { kind: 'order' }>;

/** An order frame with the account that was followed when it came: another may be by the time it is recorded. */
export interface HeldFrame {
  readonly account: OwnerAddress;
  readonly frame: OrderFrame;
}

export interface ApplyFrameOptions {
  readonly chainId: number;
  readonly orders: Pick<Orders, 'byVenueId'>;
  readonly recorder: OrderRecorder;
  readonly held: HeldOrderFrames<HeldFrame>;
  readonly sync: AccountSync;
  readonly state: StateStore;
  readonly notices: Notices;
  readonly background: Background;
  /** Something of the account changed on chain: read it again soon. */
  refresh(): void;
  /** The stream cannot be trusted: take a snapshot. */
  resync(reason: string): void;
}

export interface ApplyFrame {
  (frame: AccountFrame): void;
  /** An order frame that was held back while a POST was under way. */
  readonly order: (held: HeldFrame) => void;
}

/** What each message of the account channel does to rows and slices. Never throws for what a frame holds. */
export function createApplyFrame(options: ApplyFrameOptions): ApplyFrame {
  const { chainId, orders, recorder, held, sync, state, notices, background } = options;
  let latestBlock = -1;

  const record = ({ account, frame }: HeldFrame): void => {
    const { venueOrderId, event, createdAt } = frame;
    const placeholder = (id: VenueOrderId) =>
      createElsewhereOrder({
        clientOrderId: elsewhereOrderId(id),
        venueOrderId: id,
        terms: null,
        account,
        chainId,
        at: createdAt ?? event.at,
      });
    recorder.recordByVenueId(venueOrderId, event, placeholder);
    if (event.type !== 'pending') options.refresh();
  };

  const takeOrder = (frame: OrderFrame): void => {
    const account = state.current.activeAccount;
    if (!account) return;
    const known = orders.byVenueId(frame.venueOrderId) !== null;
    if (known || !held.hold({ account, frame })) record({ account, frame });
  };

  const apply = (frame: AccountFrame): void => {
    switch (frame.kind) {
      case 'order':
        takeOrder(frame);
        return;
      case 'balances':
        if (frame.blockNumber !== null && frame.blockNumber < latestBlock) return;
        latestBlock = frame.blockNumber ?? latestBlock;
        sync.replaceBalances(frame.balances);
        options.refresh();
        return;
      case 'balances-stale':
        background.run('balances', sync.refreshBalances);
        options.refresh();
        return;
      case 'unknown-type':
        notices.add('UNKNOWN_FRAME_TYPE', frame.type);
        return;
      case 'malformed':
        notices.add('STREAM_SUSPECT', frame.detail);
        options.resync(frame.detail);
        return;
      case 'subscribed':
      case 'pong':
      case 'foreign':
        return;
    }
  };
  return Object.assign(apply, { order: record });
}
