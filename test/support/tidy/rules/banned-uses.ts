import { type SourceModule, type Violation, zoneOf } from '../source-module.ts';

/** Printing past the command's own output (it breaks `--json`), and switching tests off. */
export function findBannedUses(modules: readonly SourceModule[]): Violation[] {
  return modules.flatMap(({ path, uses }) =>
    uses.flatMap(({ name, line }) => {
      const message = messageFor(name, zoneOf(path) === 'test');
      return message === null ? [] : [{ path, line, message }];
    }),
  );
}

function messageFor(name: string, isTest: boolean): string | null {
  if (name.startsWith('console')) return `${name}: commands use this.log, nodes use the logger`;
  if (isTest && name.startsWith('.')) return `${name}: use skipTest(name, reason), or delete the test`;
  return null;
}
