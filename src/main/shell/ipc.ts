import { randomUUID } from 'node:crypto';
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { COMMAND_CHANNEL, DELTA_CHANNEL } from '../../shared/contract/channels.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Log } from '../core/ports.ts';
import { guardCommand, type IncomingCommand } from './guard-command.ts';
import { originOf } from './origin.ts';
import type { TerminalPort } from './terminal-port.ts';

/** Answers the page's commands. The answer is always a `Result`; nothing is ever thrown into the page. */
export function answerCommands(terminal: TerminalPort, ownOrigin: string, log: Log): void {
  ipcMain.handle(COMMAND_CHANNEL, async (event, ...args): Promise<Result<unknown, AppError>> => {
    try {
      const guarded = guardCommand(incoming(event, args), ownOrigin);
      if (guarded.ok) return await terminal.handle(guarded.value.name, guarded.value.input);
      log.warn('command.refused', { code: guarded.error.code });
      return guarded;
    } catch (error) {
      const reference = randomUUID();
      log.error('command.failed', {
        reference,
        error: error instanceof Error ? error.stack : `${error}`,
      });
      return err({ code: 'INTERNAL', reference });
    }
  });
}

/** A closed frame has no sender frame and is refused like a foreign one. */
const incoming = (event: IpcMainInvokeEvent, args: readonly unknown[]): IncomingCommand => ({
  isMainFrame: event.senderFrame !== null && event.senderFrame === event.sender.mainFrame,
  origin: event.senderFrame && originOf(event.senderFrame.url),
  args,
});

/** Sends the terminal's deltas to the window while it exists. Returns a function that stops it. */
export function forwardDeltas(terminal: TerminalPort, window: BrowserWindow): () => void {
  return terminal.onDelta((delta) => {
    if (!window.isDestroyed()) window.webContents.send(DELTA_CHANNEL, delta);
  });
}
