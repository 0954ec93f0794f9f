import { suggest } from '../profiles/suggestion.ts';
import type { Context } from './context.ts';
import { CliError, messageOf, systemErrorCode } from './errors.ts';
import { interruptedError, interruptionOf } from './interruption.ts';

export interface ErrorReport {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What users see of an error. With `--json`, one document on stdout: `{error: {code, exitCode, message, hint, details}}`. */
export function renderError(error: unknown, context: Context, commandIds: readonly string[]): ErrorReport {
  const exitCode = exitOfFramework(error);
  if (exitCode !== null) return { exitCode, stdout: '', stderr: '' };
  const known = toCliError(error, context, commandIds);
  if (wantsJson(context.argv)) return { exitCode: known.exitCode, stdout: asJson(known), stderr: '' };
  return { exitCode: known.exitCode, stdout: '', stderr: asText(known, context) };
}

function asText(error: CliError, context: Context): string {
  const red = context.stderr.isTty ? (text: string) => `\u001b[31m${text}\u001b[0m` : (text: string) => text;
  const lines = [`${red('error:')} ${error.message}`, ...error.evidence.map((line) => `  | ${line}`)];
  if (error.hint !== undefined) lines.push(`  ${error.hint}`);
  if (error.exit === 'internal' && error.cause instanceof Error) lines.push(error.cause.stack ?? '');
  return `${lines.join('\n')}\n`;
}

function asJson(error: CliError): string {
  const { code, exitCode, message, hint, evidence: details } = error;
  return `${JSON.stringify({ error: { code, exitCode, message, hint: hint ?? null, details } }, null, 2)}\n`;
}

function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes('--json');
}

/** oclif ends help and the like by throwing an error that only carries an exit code. */
function exitOfFramework(error: unknown): number | null {
  const shape = error as { code?: unknown; oclif?: { exit?: number } };
  return shape.code === 'EEXIT' ? (shape.oclif?.exit ?? 0) : null;
}

/** Of commands that leave nothing begun; the others say what became of it (`explainInterruption`). */
const runAgain = 'The same command can be run again.';

function toCliError(error: unknown, context: Context, commandIds: readonly string[]): CliError {
  if (error instanceof CliError) return undecorated(error);
  const reason = interruptionOf(error);
  if (reason !== null) return interruptedError(reason, runAgain);
  return fromTimeLimit(error) ?? fromParser(error, context, commandIds) ?? fromSystem(error) ?? unexpected(error);
}

/** An error thrown while a flag is parsed comes back with a heading and a footer of oclif in its message. */
function undecorated(error: CliError): CliError {
  error.message = oneSentence(error.message);
  return error;
}

/** "Parsing --nodes \n\tExpected an integer but received: x\nSee more help with --help" as its middle. */
function oneSentence(message: string): string {
  const all = message.split('\n').map((line) => line.trim());
  // A heading above what is wrong with flags that belong together, or are missing.
  const lines = /^The following errors? occurred:$/.test(all[0] ?? '') ? all.slice(1) : all;
  const flag = /^Parsing (--\S+)$/.exec(lines[0] ?? '')?.[1];
  if (flag === undefined) return lines[0] ?? '';
  return `${flag}: ${lines[1] ?? ''}`;
}

/** The signal of --timeout fired while something was waited for. */
function fromTimeLimit(error: unknown): CliError | null {
  const reason = error instanceof Error && error.name === 'AbortError' ? error.cause : null;
  if (!(reason instanceof Error) || reason.name !== 'TimeoutError') return null;
  return new CliError({
    code: 'timeout',
    exit: 'timeout',
    message: 'It was not done within the time of --timeout.',
    hint: 'Give it more time with --timeout.',
    cause: error,
  });
}

/** Errors of oclif's parser are multi-line and end with a pointer to --help; we say it in one sentence, and what is near. */
function fromParser(error: unknown, context: Context, commandIds: readonly string[]): CliError | null {
  if (!(error instanceof Error) || !('oclif' in error)) return null;
  const firstLine = oneSentence(error.message);
  const missing = /^command (.*) not found$/.exec(firstLine);
  if (missing) return unknownCommand(missing[1]!, commandIds, error);
  const flags = (error as { flags?: readonly string[] }).flags;
  const known = (error as { parse?: { input?: { flags?: Record<string, unknown> } } }).parse?.input?.flags;
  const near =
    flags?.[0] && known
      ? suggest(
          flags[0],
          Object.keys(known).map((name) => `--${name}`),
        )
      : null;
  const args = (error as { args?: readonly { readonly name?: string }[] }).args;
  const names = Array.isArray(args) ? args.flatMap(({ name }) => (name ? [name.toUpperCase()] : [])) : [];
  return new CliError({
    code: 'usage',
    exit: 'usage',
    message: names.length > 0 && /^Missing/.test(firstLine) ? `Missing: ${names.join(', ')}.` : `${firstLine}.`,
    hint: near ? `Did you mean ${near}?` : `See: scalectl ${commandOf(context.argv, commandIds)} --help`,
    cause: error,
  });
}

/** oclif takes every word for a part of the command's name when the command takes no argument. */
function unknownCommand(id: string, commandIds: readonly string[], cause: Error): CliError {
  const words = id.replaceAll(':', ' ');
  const known = commandIds.find((command) => id.startsWith(`${command}:`))?.replaceAll(':', ' ');
  const names = commandIds.map((command) => command.replaceAll(':', ' '));
  const near = suggest(words, names) ?? suggest(words.split(' ')[0]!, names);
  return new CliError({
    code: known === undefined ? 'unknown-command' : 'usage',
    exit: 'usage',
    message:
      known === undefined
        ? `There is no command "${words}".`
        : `"scalectl ${known}" takes no argument "${words.slice(known.length + 1)}".`,
    hint:
      near !== null && known === undefined
        ? `Did you mean "scalectl ${near}"?`
        : `See: scalectl ${known === undefined ? '' : `${known} `}--help`,
    cause,
  });
}

/** The longest command with which the command line begins; else its first word. */
function commandOf(argv: readonly string[], commandIds: readonly string[]): string {
  const words = commandIds
    .map((id) => id.split(':'))
    .filter((each) => each.every((word, i) => word === argv[i]))
    .reduce((a, b) => (b.length > a.length ? b : a), argv.slice(0, 1));
  return words.join(' ');
}

const systemMessages = new Map([
  ['EACCES', 'may not be read or written by this user'],
  ['EPERM', 'may not be changed by this user'],
  ['ENOSPC', 'cannot be written: the disk is full'],
  ['ENOTDIR', 'cannot be used: a part of this path is not a folder'],
  ['EROFS', 'cannot be written: the file system is read-only'],
  ['EMFILE', 'cannot be opened: too many files are open (see "ulimit -n")'],
]);

function fromSystem(error: unknown): CliError | null {
  const words = systemMessages.get(systemErrorCode(error) ?? '');
  if (words === undefined) return null;
  const path = (error as NodeJS.ErrnoException).path ?? 'a file';
  return new CliError({
    code: 'system',
    exit: 'failed',
    message: `${path} ${words}.`,
    hint: 'Use another place for the state with the environment variable SCALECTL_HOME, or put this right.',
    cause: error,
  });
}

function unexpected(error: unknown): CliError {
  return new CliError({
    code: 'internal',
    exit: 'internal',
    message: `A defect of scalectl: ${messageOf(error)}`,
    hint: 'Please report it with the lines below.',
    cause: error,
  });
}
