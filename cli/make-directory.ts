import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError, systemErrorCode } from './errors.ts';

/**
 * Makes a folder and those above it. Node's own `recursive` never ends where a folder that is there answers ENOENT to the
 * making of another in it, as those of /proc do: it makes the parent again and again.
 */
export async function makeDirectory(path: string): Promise<void> {
  if (await isMade(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeDirectory(parent);
  if (!(await isMade(path))) throw unusable(`${path} cannot be made: ${parent} takes no new folders.`);
}

/** False when the folder above it is missing, or says so. */
async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT') return false;
    if (code !== 'EEXIST') throw error;
  }
  if ((await stat(path)).isDirectory()) return true;
  throw unusable(`${path} cannot be used: it is not a folder.`);
}

function unusable(message: string): CliError {
  return new CliError({
    code: 'system',
    exit: 'failed',
    message,
    hint: 'Use another place for the state with the environment variable SCALECTL_HOME, or put this right.',
  });
}
