import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { CliError, messageOf } from '../errors.ts';
import { makeDirectory } from '../make-directory.ts';

/**
 * Makes the directory of --out and tries to write there: found out now, and not after an hour of load whose results are lost
 * then. Null, the runs of the cluster, needs no look: the state of the cluster is written beside them.
 */
export async function openOutDir(context: Context, outDir: string | null): Promise<void> {
  if (outDir === null) return;
  const dir = resolve(context.workingDir, outDir);
  const probe = join(dir, `.probe.${process.pid}.tmp`);
  try {
    await makeDirectory(dir);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new CliError({
      code: 'out-not-writable',
      exit: 'usage',
      message: `The results cannot be written to ${outDir}: ${messageOf(cause).replace(/\.$/, '')}.`,
      hint: 'Give --out a directory that can be made and written. Nothing was started.',
      cause,
    });
  }
}
