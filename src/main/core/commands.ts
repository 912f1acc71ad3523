import type { CommandName, CommandOutput, ParsedInput } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Result } from '../../shared/result.ts';

/** One function per command; its input has passed the command's schema. */
export type CommandHandlers<Name extends CommandName = CommandName> = {
  readonly [N in Name]: (
    input: ParsedInput<N>,
  ) => Promise<Result<CommandOutput<N>, AppError>> | Result<CommandOutput<N>, AppError>;
};

/**
 * A feature's own commands: all those whose names begin like this, so that a missing one does not compile.
 *
 * @example CommandsOf<'flatten'> // { 'flatten.start': …; 'flatten.dismiss': … }
 */
export type CommandsOf<Prefix extends string> = CommandHandlers<
  Extract<CommandName, `${Prefix}.${string}`>
>;
