import { useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { Result } from '../../shared/result.ts';
import { bridge } from '../bridge.ts';

export interface CommandState<Name extends CommandName> {
  run(input: CommandInput<Name>): Promise<Result<CommandOutput<Name>, AppError>>;
  readonly pending: boolean;
  /** Why the last run was refused; null while one is running and after one that was accepted. */
  readonly error: AppError | null;
  clear(): void;
}

/** One command with its progress and its error, for a button or a form. */
export function useCommand<Name extends CommandName>(name: Name): CommandState<Name> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  return {
    pending,
    error,
    clear: () => setError(null),
    async run(input) {
      setPending(true);
      setError(null);
      try {
        const result = await bridge.call(name, input);
        if (!result.ok) setError(result.error);
        return result;
      } finally {
        setPending(false);
      }
    },
  };
}
