import { type CommandName, commands, isCommandName } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/domain/app-error.ts';
import type { InputIssue } from '../../shared/domain/input-issue.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { isSmallPlainData } from './input-size.ts';

/** The sender and arguments of an IPC message. Arguments can be anything. */
export interface IncomingCommand {
  readonly isMainFrame: boolean;
  readonly origin: string | null;
  readonly args: readonly unknown[];
}

export interface GuardedCommand {
  readonly name: CommandName;
  /** Parsed by the command's schema. */
  readonly input: unknown;
}

/** Maximum number of issues reported for a bad input. */
const MAX_ISSUES = 10;

/**
 * Accepts a command if its sender is the main frame of our own page, its name is known, and its input is small and
 * passes the command's schema. Errors: FORBIDDEN_SENDER, UNKNOWN_COMMAND, BAD_INPUT; none of them echoes the input.
 */
export function guardCommand(
  incoming: IncomingCommand,
  ownOrigin: string,
): Result<GuardedCommand, AppError> {
  if (!incoming.isMainFrame || incoming.origin !== ownOrigin) {
    return err({ code: 'FORBIDDEN_SENDER' });
  }
  const [name, input] = incoming.args;
  if (incoming.args.length !== 2) return badInput('NOT_A_COMMAND');
  if (!isCommandName(name)) return err({ code: 'UNKNOWN_COMMAND', command: shortName(name) });
  if (!isSmallPlainData(input)) return badInput('NOT_PLAIN_DATA');
  const parsed = commands[name].input.safeParse(input);
  if (parsed.success) return ok({ name, input: parsed.data });
  const issues = parsed.error.issues.slice(0, MAX_ISSUES).map((issue): InputIssue => {
    const path = issue.path.join('.').slice(0, 100);
    // The schema's own text would echo the field name.
    return issue.code === 'unrecognized_keys'
      ? { path, code: 'UNKNOWN_FIELD' }
      : { path, code: 'SCHEMA', detail: issue.message.slice(0, 200) };
  });
  return err({ code: 'BAD_INPUT', issues });
}

const badInput = (code: 'NOT_A_COMMAND' | 'NOT_PLAIN_DATA') =>
  err({ code: 'BAD_INPUT' as const, issues: [{ path: '', code }] });

const shortName = (name: unknown): string =>
  typeof name === 'string' ? name.slice(0, 60).replace(/[^\w.-]/g, '?') : typeof name;
