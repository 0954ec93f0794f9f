import { rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Violation } from '../../bench/check/history-check.ts';
import { historyPicture } from '../../bench/report/history-picture.ts';
import { writeDurably } from '../cluster/durable-file.ts';
import type { Context } from '../context.ts';
import { CliError, messageOf, systemErrorCode } from '../errors.ts';

/**
 * The path of a picture that can be written there, tried out: found out now, and not after a long judgement.
 *
 * @throws CliError `no-folder`, `picture-not-writable`
 */
export async function openPicture(context: Context, file: string): Promise<string> {
  const path = resolve(context.workingDir, file);
  const probe = join(dirname(path), `.${basename(path)}.probe.${process.pid}.tmp`);
  try {
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    if (systemErrorCode(cause) === 'ENOENT')
      throw notWritable('no-folder', `there is no folder ${dirname(path)}`, cause);
    throw notWritable('picture-not-writable', messageOf(cause).replace(/\.$/, ''), cause);
  }
  const present = await stat(path).catch(() => null);
  // A folder cannot be replaced by a file; a device can, and the next program that needs it would find a picture.
  if (present !== null && !present.isFile())
    throw notWritable('picture-not-writable', `${path} is there, and is not a file`);
  return path;
}

/** Draws the smallest bad part. Resolves with a sentence when that failed, else with null: the verdict stands without it. */
export async function drawPicture(violation: Violation, path: string): Promise<string | null> {
  try {
    await writeDurably(path, historyPicture(violation).source);
    return null;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return `the picture could not be written: ${messageOf(error)}`;
  }
}

function notWritable(code: string, reason: string, cause?: unknown): CliError {
  return new CliError({
    code,
    exit: 'usage',
    message: `The picture cannot be written: ${reason}.`,
    hint: 'Name a file in a folder that can be written with --picture, or leave it out. Nothing was judged.',
    cause,
  });
}
