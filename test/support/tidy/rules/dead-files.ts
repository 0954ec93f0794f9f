import { type SourceModule, type Violation, zoneOf } from '../source-module.ts';

/** Processes and programs that people or package.json start. */
const entries = ['server/main.ts', 'proto/generate.js'];
const entryFolders = ['bin/', 'cli/commands/'];

/**
 * Files of the product that nothing reaches from an entry point; what only a test imports is dead.
 * `extraEntries` are those that package.json names.
 */
export function findDeadFiles(modules: readonly SourceModule[], extraEntries: readonly string[]): Violation[] {
  const product = new Map(modules.filter(({ path }) => zoneOf(path) !== 'test').map((module) => [module.path, module]));
  const reached = new Set([...product.keys()].filter((path) => isEntry(path, extraEntries)));
  for (const path of reached) {
    for (const { target } of product.get(path)?.imports ?? []) {
      if (target !== null) reached.add(toSourcePath(target, product));
    }
  }
  return [...product.keys()]
    .filter((path) => !reached.has(path))
    .map((path) => ({ path, line: 1, message: 'is reached from no entry point: wire it up or delete it' }));
}

function isEntry(path: string, extraEntries: readonly string[]): boolean {
  return (
    entries.includes(path) || extraEntries.includes(path) || entryFolders.some((folder) => path.startsWith(folder))
  );
}

/** Entries of workers and processes are named as they are after the build. */
function toSourcePath(target: string, product: ReadonlyMap<string, SourceModule>): string {
  return product.has(target) ? target : target.replace(/\.js$/, '.ts');
}
