import type { AccountChannel, ChannelHandlers } from '../venue/channel/account-channel.ts';

/** Holds at most one channel and ignores every other: a closed one may still deliver frames. */
export interface ChannelSlot {
  /** Returns whether a channel is held now: false while there is no account to open one for. */
  open(): boolean;
  close(): void;
}

export function createChannelSlot(
  openChannel: (handlers: ChannelHandlers) => AccountChannel | null,
  handlers: ChannelHandlers,
): ChannelSlot {
  let held: AccountChannel | null = null;
  return {
    open() {
      if (held) return true;
      const opened = openChannel({
        onFrame: (frame) => {
          if (held === opened) handlers.onFrame(frame);
        },
        onState: (state) => {
          if (held === opened) handlers.onState(state);
        },
      });
      held = opened;
      return opened !== null;
    },
    close() {
      const closing = held;
      held = null;
      closing?.close();
    },
  };
}
