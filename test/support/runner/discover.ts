import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface TestFile {
  /** Path below the test folder without `.test.ts`: what people type as a filter. */
  readonly name: string;
  /** The built file. */
  readonly path: string;
  /** Starts processes, measures or holds ports: runs alone. */
  readonly serial: boolean;
}

/**
 * Finds the test files by their sources, so that what an older build left in `dist` does not run.
 * Throws when a source was not built.
 */
export function discover(sourceDir: string, builtDir: string, filters: readonly string[]): TestFile[] {
  return listFiles(sourceDir)
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => toTestFile(path, builtDir))
    .filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)));
}

function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
}

function toTestFile(sourcePath: string, builtDir: string): TestFile {
  const path = join(builtDir, sourcePath.replace(/\.ts$/, '.js'));
  if (!existsSync(path)) throw new Error(`${sourcePath} has not been built: run npm run build`);
  const name = sourcePath.replace(/\.test\.ts$/, '');
  return { name, path, serial: name.startsWith('cli/') || name.endsWith('.serial') };
}
