import type { SuiteResult } from './run-suite.ts';

/** Why a program under test may fail some cases: what the suite says against them, and whose doing that is. */
export interface Excuse {
  /** Matches the names of the cases; all when absent. */
  readonly cases?: RegExp;
  /** Matches a line of what the suite says. */
  readonly complaint: RegExp;
  readonly reason: string;
}

/** Cases that failed for something that no excuse covers, each with what the suite said. */
export function inexcusable({ complaints }: SuiteResult, excuses: readonly Excuse[]): string[] {
  const uncovered: string[] = [];
  for (const [name, lines] of complaints) {
    const left = lines.filter((line) => line !== '' && !excuses.some((excuse) => covers(excuse, name, line)));
    // A case without a word against it would slip through otherwise.
    if (left.length > 0 || lines.length === 0) uncovered.push(`${name}: ${left.join('; ')}`);
  }
  return uncovered;
}

/** Excuses that nothing needed: what they stood for was mended, so they have to go. */
export function needless({ complaints }: SuiteResult, excuses: readonly Excuse[]): string[] {
  const told = [...complaints].flatMap(([name, lines]) => lines.map((line) => ({ name, line })));
  return excuses
    .filter((excuse) => !told.some(({ name, line }) => covers(excuse, name, line)))
    .map(({ reason }) => reason);
}

function covers({ cases, complaint }: Excuse, name: string, line: string): boolean {
  return (cases?.test(name) ?? true) && complaint.test(line);
}
