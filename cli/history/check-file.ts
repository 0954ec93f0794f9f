import { basename, resolve } from 'node:path';
import type { HistoryCheck } from '../../bench/check/history-check.ts';
import { HistoryLineError } from '../../bench/check/history-lines.ts';
import type { Operation } from '../../bench/check/operation.ts';
import { type CheckProgress, checkHistory } from '../../bench/history/check-history.ts';
import { HistoryFileError, readHistory } from '../../bench/history/history-file.ts';
import type { Context } from '../context.ts';
import { CliError, messageOf, systemErrorCode } from '../errors.ts';
import { ProgressLine } from '../output/progress.ts';

export interface CheckFile {
  readonly file: string;
  readonly timeoutMs: number;
}

/** Reads a history and judges it. */
export async function checkFile(context: Context, { file, timeoutMs }: CheckFile): Promise<HistoryCheck> {
  const progress = new ProgressLine(context.stderr);
  const signal = context.interruption();
  try {
    progress.show(`reading ${basename(file)} …`);
    const operations = await read(resolve(context.workingDir, file), file, signal);
    const onProgress = ({ keysDone, keys }: CheckProgress): void =>
      progress.show(`${keysDone} of ${keys} keys judged, ${operations.length} operations`);
    // Nothing to judge is no "yes".
    if (operations.length === 0) throw nothingToJudge(file);
    return await checkHistory(operations, { timeoutMs, signal, onProgress });
  } finally {
    progress.clear();
  }
}

async function read(path: string, shown: string, signal: AbortSignal): Promise<readonly Operation[]> {
  try {
    return await readHistory(path, signal);
  } catch (error) {
    throw badFile(error, shown) ?? error;
  }
}

const hint =
  'The format is described in docs/history-format.md; a run of "scalectl bench" with "history" in its profile leaves one.';

function badFile(cause: unknown, file: string): CliError | null {
  const details = { exit: 'usage', hint, cause } as const;
  if (cause instanceof HistoryLineError || cause instanceof HistoryFileError)
    return new CliError({ ...details, code: 'bad-history', message: `${file} is not a history: ${cause.message}.` });
  if (systemErrorCode(cause) === 'ENOENT')
    return new CliError({ ...details, code: 'no-such-file', message: `There is no file ${file}.` });
  // Exit code 1 would say that the history is not linearizable.
  if (systemErrorCode(cause) !== undefined)
    return new CliError({
      ...details,
      code: 'unreadable-file',
      message: `${file} cannot be read: ${messageOf(cause)}.`,
    });
  return null;
}

function nothingToJudge(file: string): CliError {
  return new CliError({ code: 'bad-history', exit: 'usage', hint, message: `${file} holds no operation.` });
}
