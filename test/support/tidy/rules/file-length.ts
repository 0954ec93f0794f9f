import { type SourceModule, type Violation, zoneOf } from '../source-module.ts';

/** Lines that one sitting takes. Tests are lists of cases and may be longer. */
const limitLines = 400;
const testLimitLines = 700;

/**
 * Files that are too long, and entries of the ratchet that have become needless or too wide. The ratchet holds the
 * files that were longer when the rule came, with their length: they may shrink, and never grow again.
 */
export function findLongFiles(
  modules: readonly SourceModule[],
  ratchet: Readonly<Record<string, number>>,
): Violation[] {
  const lengths = new Map(modules.map(({ path, lineCount }) => [path, lineCount]));
  const tooLong = modules.flatMap(({ path, lineCount }) => {
    const limit = ratchet[path] ?? limitOf(path);
    return lineCount > limit
      ? [{ path, line: 1, message: `has ${lineCount} lines, ${limit} is the limit: split it` }]
      : [];
  });
  const slack = Object.entries(ratchet).flatMap(([path, limit]) => {
    const length = lengths.get(path) ?? 0;
    return length < limit ? [{ path, line: 1, message: `has ${length} lines: lower its ratchet from ${limit}` }] : [];
  });
  return [...tooLong, ...slack];
}

function limitOf(path: string): number {
  return zoneOf(path) === 'test' ? testLimitLines : limitLines;
}
