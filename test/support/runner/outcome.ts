import { skipMarker } from '../skip.ts';

export interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** What one test file amounts to. A problem is a failure of the file as a whole: it died, it hung, it ran nothing. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skips: readonly Skip[];
  readonly problems: readonly string[];
}

/** How the process of a test file ended. */
export interface Ending {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Set when it ran into its time limit and was killed. */
  readonly timedOutAfterMs: number | null;
  /** Command lines of processes that it left behind. */
  readonly leftovers: readonly string[];
}

/**
 * Reads uvu's closing lines and our skip lines out of the output of one test file. The last closing lines count: a test
 * may itself have printed those of another run.
 */
export function readOutcome(output: string, ending: Ending): Outcome {
  const total = lastCount(output, 'Total');
  const passed = lastCount(output, 'Passed') ?? 0;
  const skips = readSkips(output, lastCount(output, 'Skipped') ?? 0);
  // uvu ends with code 0 when a `before` hook throws: none of the tests ran, so they count as failed here.
  const failed = Math.max(0, (total ?? 0) - passed);
  return { passed, failed, skips, problems: findProblems(total, failed, skips.length, ending) };
}

/** Tests that count as failed: a problem without a failed test is one more, so that it can never be overlooked. */
export function countFailed(outcome: Outcome): number {
  return outcome.failed + outcome.problems.length;
}

function lastCount(output: string, label: string): number | null {
  const matches = [...output.matchAll(new RegExp(`^ {2}${label}: +(\\d+)$`, 'gm'))];
  const last = matches.at(-1);
  return last === undefined ? null : Number(last[1]);
}

function readSkips(output: string, skippedByUvu: number): Skip[] {
  const skips = output
    .split('\n')
    .filter((line) => line.startsWith(skipMarker))
    .map((line) => JSON.parse(line.slice(skipMarker.length)) as Skip);
  for (let i = 0; i < skippedByUvu; i++) skips.push({ name: 'unnamed', reason: 'test.skip() or test.only()' });
  return skips;
}

function findProblems(total: number | null, failed: number, skipCount: number, ending: Ending): string[] {
  const problems: string[] = [];
  if (ending.timedOutAfterMs !== null) {
    problems.push(`killed: not done after its time limit of ${ending.timedOutAfterMs / 1000} s`);
  } else if (total === null) {
    problems.push(`it ended (${describeEnd(ending)}) without uvu's closing lines: test.run() missing, or it died`);
  } else if (total === 0 && skipCount === 0) {
    problems.push('it ran no test');
  } else if (failed === 0 && ending.exitCode !== 0) {
    problems.push(`its tests passed, yet it ended with ${describeEnd(ending)}`);
  }
  for (const leftover of ending.leftovers) problems.push(`left a process behind (killed now): ${leftover}`);
  return problems;
}

function describeEnd(ending: Ending): string {
  return ending.signal === null ? `exit code ${ending.exitCode}` : `signal ${ending.signal}`;
}
