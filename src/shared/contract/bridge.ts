import type { AppError } from '../domain/app-error.ts';
import type { Result } from '../result.ts';
import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { Delta } from './snapshot.ts';

/** Everything the page can reach: it can send commands and listen for deltas. Exposed as `window.ballast`. */
export interface Bridge {
  call<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Result<CommandOutput<Name>, AppError>>;
  /** Returns the function that stops listening. */
  onDelta(listener: (delta: Delta) => void): () => void;
}
