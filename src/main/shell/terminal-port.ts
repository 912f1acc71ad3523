import type { CommandName } from '../../shared/contract/commands.ts';
import type { Delta } from '../../shared/contract/snapshot.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Result } from '../../shared/result.ts';

/** What the shell needs from the terminal. */
export interface TerminalPort {
  handle(name: CommandName, input: unknown): Promise<Result<unknown, AppError>>;
  onDelta(listener: (delta: Delta) => void): () => void;
}
