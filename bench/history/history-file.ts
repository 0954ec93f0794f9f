import { open, writeFile } from 'node:fs/promises';
import { decodeLine, encodeHead, encodeOperation } from '../check/history-lines.ts';
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
    if (!(await file.stat()).isFile()) throw new HistoryFileError('It is no file');
    const operations: Operation[] = [];
    let line = 0;
    for await (const text of file.readLines({ encoding: 'utf8' })) {
      signal?.throwIfAborted();
      const operation = decodeLine(text, ++line);
      if (operation === null) continue;
      if (operations.length === maxOperations)
        throw new HistoryFileError(`It holds more than ${maxOperations} operations`);
      operations.push(operation);
    }
    return operations;
  } finally {
    await file.close();
  }
}

/** Writes a history file. */
export async function writeHistory(path: string, run: string, operations: readonly Operation[]): Promise<void> {
  await writeFile(path, historyText(run, operations));
}

/** The text of a history file, in pieces of about 64 KiB. */
export function* historyText(run: string, operations: readonly Operation[]): Generator<string> {
  let piece = `${encodeHead({ run })}\n`;
  for (const operation of operations) {
    piece += `${encodeOperation(operation)}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
