import { backoffMs } from '../../core/backoff.ts';
import type { Log, Random } from '../../core/ports.ts';
import type { AccountFrame } from './account-frame.ts';
import { type AccountSocketOptions, openAccountSocket } from './account-socket.ts';

export type ChannelState =
  /** From now on, frames of the account arrive. */
  | { readonly state: 'subscribed' }
  /** Disconnected; another attempt is scheduled. */
  | { readonly state: 'down'; readonly reason: string };

/** Neither handler is called while `openAccountChannel` runs, nor after `close`. */
export interface ChannelHandlers {
  onFrame(frame: AccountFrame): void;
  onState(state: ChannelState): void;
}

/** An account's channel. It reconnects and resubscribes by itself until it is closed. */
export interface AccountChannel {
  close(): void;
}

export interface AccountChannelOptions extends AccountSocketOptions {
  readonly random: Random;
  readonly log: Log;
}

/**
 * Opens the account channel (docs/venue-api.md, "Account channel"). Frames sent while it was down are lost, and nothing
 * says which: take a snapshot after every `subscribed`.
 */
export function openAccountChannel(
  options: AccountChannelOptions,
  { onFrame, onState }: ChannelHandlers,
): AccountChannel {
  const { clock, random, log } = options;
  let failures = 0;
  let stop = (): void => {};

  const connect = (): void => {
    stop = openAccountSocket(options, {
      onSubscribed() {
        failures = 0;
        log.info('channel.subscribed');
        onState({ state: 'subscribed' });
      },
      onFrame,
      onDown(reason) {
        failures += 1;
        log.warn('channel.down', { reason, failures });
        stop = clock.schedule(backoffMs(failures, random), connect);
        onState({ state: 'down', reason });
      },
    });
  };

  connect();
  return { close: () => stop() };
}
