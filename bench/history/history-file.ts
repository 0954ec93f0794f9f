import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeLine, encodeHead, encodeOperation, promisedOperations } from '../check/history-lines.ts';
import type { Operation } from '../check/operation.ts';

/** Most operations of a file: they are held in memory, at about 200 bytes each. */
const maxOperations = 5_000_000;

/** A file that cannot be taken for a history as a whole. */
export class HistoryFileError extends Error {
  readonly code = 'bad-history';
}

/**
 * Reads a history file.
 * @throws HistoryLineError, HistoryFileError, and errors of the file system
 */
export async function readHistory(path: string, signal?: AbortSignal): Promise<readonly Operation[]> {
  const file = await open(path);
  try {
    if (!(await file.stat()).isFile()) throw new HistoryFileError('It is not a file');
    const operations: Operation[] = [];
    let promised: number | null = null;
    let line = 0;
    for await (const text of file.readLines({ encoding: 'utf8' })) {
      signal?.throwIfAborted();
      const operation = decodeLine(text, ++line);
      if (line === 1) promised = promisedOperations(text);
      if (operation === null) continue;
      if (operations.length === maxOperations)
        throw new HistoryFileError(`It holds more than ${maxOperations} operations`);
      operations.push(operation);
    }
    if (promised !== null && promised !== operations.length) {
      const holds = `It holds ${operations.length} operations, and its first line says ${promised}`;
      throw new HistoryFileError(`${holds}: a part of it is missing, or does not belong to it`);
    }
    return operations;
  } finally {
    await file.close();
  }
}

/** Writes a history file beside its place, and puts it there when it is whole: what is cut off would accuse or acquit wrongly. */
export async function writeHistory(path: string, run: string, operations: readonly Operation[]): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'w');
    try {
      await writeFile(file, historyText(run, operations));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The text of a history file, in pieces of about 64 KiB. */
export function* historyText(run: string, operations: readonly Operation[]): Generator<string> {
  let piece = `${encodeHead({ run, operations: operations.length })}\n`;
  for (const operation of operations) {
    piece += `${encodeOperation(operation)}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
