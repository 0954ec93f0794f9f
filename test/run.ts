/**
 * Runs the test files, each in a process of its own: `node dist/test/run.js [filter…]`.
 *
 * `--dir DIR` runs the built files of another folder (the runner's own tests do), `--limit-ms N` sets the time limit per file.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { discover, type TestFile } from './support/runner/discover.ts';
import { killMarked } from './support/runner/leftovers.ts';
import { countFailed } from './support/runner/outcome.ts';
import { describeFile, describeRun } from './support/runner/report.ts';
import { type FileResult, runFile } from './support/runner/run-file.ts';

/** Two cores are the smallest machine that this has to run on. */
const parallelFiles = 2;
const builtDir = fileURLToPath(new URL('.', import.meta.url));
const sourceDir = fileURLToPath(new URL('../../test/', import.meta.url));

/** For files that hang. The longest take three minutes when nothing else runs, and seven were seen on a busy machine. */
const defaultLimitMs = 600_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: 'string' }, 'limit-ms': { type: 'string', default: String(defaultLimitMs) } },
});
const runId = randomUUID();
const scratchRoot = mkdtempSync(join(tmpdir(), 'scalectl-test-'));
const files = discover(values.dir ?? sourceDir, values.dir ?? builtDir, positionals);

process.on('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
process.exitCode = await main();

async function main(): Promise<number> {
  if (files.length === 0) {
    process.stderr.write(`No test file matches: ${positionals.join(' ')}\n`);
    return 1;
  }
  const results = [
    ...(await runAll(
      files.filter((file) => !file.serial),
      parallelFiles,
    )),
    ...(await runAll(
      files.filter((file) => file.serial),
      1,
    )),
  ];
  process.stdout.write(describeRun(results));
  return results.some(({ outcome }) => countFailed(outcome) > 0) ? 1 : 0;
}

async function runAll(queue: TestFile[], parallel: number): Promise<FileResult[]> {
  const results: FileResult[] = [];
  const runNext = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const result = await runFile(file, optionsFor(file));
      process.stdout.write(describeFile(result));
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: parallel }, runNext));
  return results;
}

function optionsFor(file: TestFile) {
  const number = files.indexOf(file);
  return {
    mark: `${runId}.${number}.`,
    scratchDir: join(scratchRoot, String(number)),
    timeLimitMs: Number(values['limit-ms']),
  };
}

function cleanUp(): void {
  killMarked(runId);
  rmSync(scratchRoot, { recursive: true, force: true, maxRetries: 3 });
}
