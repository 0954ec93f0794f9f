import { type SourceModule, type Violation, zoneOf } from '../source-module.ts';

/** More does not fit on a screen together with what calls it. Tests are lists of cases and are left out. */
const limitLines = 50;

export function findLongFunctions(modules: readonly SourceModule[]): Violation[] {
  return modules
    .filter(({ path }) => zoneOf(path) !== 'test')
    .flatMap(({ path, functions }) =>
      functions
        .filter(({ lineCount }) => lineCount > limitLines)
        .map(({ name, line, lineCount }) => ({
          path,
          line,
          message: `${name} has ${lineCount} lines, ${limitLines} is the limit`,
        })),
    );
}
