import { countFailed } from './outcome.ts';
import type { FileResult } from './run-file.ts';

/** Shown of the output of a failing file: its end, where uvu lists the failures. */
const outputLimitChars = 256 * 1024;

/** One line per file; a file that failed is followed by its output and by what was wrong with the file as a whole. */
export function describeFile(result: FileResult): string {
  const { outcome, file, durationMs } = result;
  const failed = countFailed(outcome);
  const counts = [
    `${outcome.passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(outcome.skips.length > 0 ? [`${outcome.skips.length} skipped`] : []),
  ].join(', ');
  const seconds = (durationMs / 1000).toFixed(1);
  const line = `${failed > 0 ? 'FAIL' : 'ok  '} ${file.name.padEnd(44)} ${counts}  ${seconds} s\n`;
  return failed === 0 ? line : line + describeFailure(result);
}

function describeFailure({ file, outcome, output }: FileResult): string {
  const cut = output.length > outputLimitChars ? `… the last ${outputLimitChars} characters of the output:\n` : '';
  const problems = outcome.problems.map((problem) => `${file.name}: ${problem}\n`).join('');
  return `${cut}${output.slice(-outputLimitChars).trimEnd()}\n${problems}\n`;
}

/** What was skipped, by name and reason, what failed, and the closing line that CI reads. */
export function describeRun(results: readonly FileResult[]): string {
  const sum = (count: (result: FileResult) => number) => results.reduce((total, result) => total + count(result), 0);
  const skipped = results.flatMap(({ file, outcome }) =>
    outcome.skips.map(({ name, reason }) => `skipped: ${file.name}: ${name}: ${reason}\n`),
  );
  const failed = results
    .filter(({ outcome }) => countFailed(outcome) > 0)
    .map(({ file }) => `failed: ${file.name} (again: node dist/test/run.js ${file.name})\n`);
  const passedCount = sum(({ outcome }) => outcome.passed);
  const failedCount = sum(({ outcome }) => countFailed(outcome));
  const skippedCount = sum(({ outcome }) => outcome.skips.length);
  const closing = `${passedCount} passed, ${failedCount} failed, ${skippedCount} skipped\n`;
  return `\n${skipped.join('')}${failed.join('')}${closing}`;
}
