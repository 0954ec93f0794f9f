import { type ExitName, exitCodes } from './exit-codes.ts';

export interface CliErrorDetails {
  /** For scripts: stable, kebab-case. */
  readonly code: string;
  readonly exit: ExitName;
  /** One sentence about what is wrong, with the names and numbers of this case. */
  readonly message: string;
  /** The way out, as a sentence or a command line. */
  readonly hint?: string;
  /** Line by line: the last words of a node that died, for one. `details` in the document of `--json`. */
  readonly evidence?: readonly string[];
  readonly cause?: unknown;
}

/** An error that users can cause or meet: shown as a sentence and a way out, never as a stack trace. */
export class CliError extends Error {
  readonly code: string;
  readonly exit: ExitName;
  readonly hint: string | undefined;
  readonly evidence: readonly string[];

  constructor(details: CliErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = 'CliError';
    this.code = details.code;
    this.exit = details.exit;
    this.hint = details.hint;
    this.evidence = details.evidence ?? [];
  }

  get exitCode(): number {
    return exitCodes[this.exit].code;
  }
}

/** The `code` of a system error (ENOENT, EACCES, …), or undefined. */
export function systemErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
