import { basename, dirname, resolve } from 'node:path';
import type { HistoryCheck } from '../../bench/check/history-check.ts';
import { HistoryLineError } from '../../bench/check/history-lines.ts';
import type { Operation } from '../../bench/check/operation.ts';
import { type CheckProgress, checkHistory } from '../../bench/history/check-history.ts';
import { HistoryFileError, readHistory } from '../../bench/history/history-file.ts';
import { historyPicture } from '../../bench/report/history-picture.ts';
import { writeDurably } from '../cluster/durable-file.ts';
import type { Context } from '../context.ts';
import { CliError, messageOf, systemErrorCode } from '../errors.ts';
import { ProgressLine } from '../output/progress.ts';

export interface CheckFile {
  readonly file: string;
  readonly timeoutMs: number;
  /** Where to draw the smallest bad part; null: nowhere. */
  readonly picture: string | null;
}

export interface CheckedFile {
  readonly file: string;
  readonly check: HistoryCheck;
  /** Null when none was asked for, or there is nothing to draw. */
  readonly picture: string | null;
}

/** Reads a history, judges it, and draws what is wrong with it. */
export async function checkFile(context: Context, { file, timeoutMs, picture }: CheckFile): Promise<CheckedFile> {
  const progress = new ProgressLine(context.stderr);
  const signal = context.interruption();
  try {
    progress.show(`reading ${basename(file)} …`);
    const operations = await read(resolve(context.workingDir, file), file, signal);
    const onProgress = ({ keysDone, keys }: CheckProgress): void =>
      progress.show(`${keysDone} of ${keys} keys judged, ${operations.length} operations`);
    // Nothing to judge is no "yes".
    if (operations.length === 0) throw nothingToJudge(file);
    const check = await checkHistory(operations, { timeoutMs, signal, onProgress });
    return { file, check, picture: picture === null ? null : await draw(context, check, picture) };
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
    return new CliError({ ...details, code: 'bad-history', message: `${file} is no history: ${cause.message}.` });
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

async function draw(context: Context, { violation }: HistoryCheck, file: string): Promise<string | null> {
  if (violation === null) return null;
  const path = resolve(context.workingDir, file);
  try {
    await writeDurably(path, historyPicture(violation).source);
  } catch (error) {
    throw systemErrorCode(error) === 'ENOENT' ? noFolder(path, error) : error;
  }
  return path;
}

function noFolder(picture: string, cause: unknown): CliError {
  return new CliError({
    code: 'no-folder',
    exit: 'usage',
    message: `The picture cannot be written: there is no folder ${dirname(picture)}.`,
    hint: 'Make it, or name another place with --picture. The verdict is told without a picture, too.',
    cause,
  });
}

function nothingToJudge(file: string): CliError {
  return new CliError({ code: 'bad-history', exit: 'usage', hint, message: `${file} holds no operation.` });
}
